import type { Pair } from './index.ts';

export const entrance = {
  'login.title': ['登录', 'Sign in'],
  'login.name': ['用户名', 'User name'],
  'login.nameNeeded': ['请填写用户名', 'Enter your user name'],
  'login.password': ['密码', 'Password'],
  'login.passwordNeeded': ['请填写密码', 'Enter your password'],
  'login.enter': ['登录', 'Sign in'],
  'setup.title': ['首次设置', 'First set-up'],
  'setup.note': ['这是第一次启动。请设立管理员；本链接只能使用一次。', 'This is the first start. Create the administrator; this link works once.'],
  'setup.again': ['再次输入密码', 'Password again'],
  'setup.againNeeded': ['请再次输入密码', 'Enter the password again'],
  'setup.different': ['两次输入的密码不同', 'The two passwords differ'],
  'setup.passwordRule': ['请用不少于 8 个字符、别处未用过的密码。', 'Use at least 8 characters, not used elsewhere.'],
  'setup.enter': ['设立管理员并进入', 'Create the administrator and enter'],
  'setup.invalid': [
    '链接无效或已过期。请使用程序启动时在终端打印的最新链接。',
    'The link is invalid or has expired. Use the latest link that the program printed on its terminal.',
  ],
  'setup.done': ['管理员已经设立，请直接登录。', 'The administrator exists already. Please sign in.'],
} satisfies Record<string, Pair>;
