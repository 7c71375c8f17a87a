import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enModule from 'antd/es/locale/en_US.js';
import zhModule from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { PreferencesProvider, usePreferences } from './parts/preferences.tsx';
import { queryClient, router } from './routes.tsx';
import './style/base.css';
import './style/frame.css';
import './style/entrance.css';
import './style/table.css';
import './style/entry.css';
import './style/pages.css';
import './style/overview.css';
import './style/plans.css';
import './style/paper.css';
import './style/workbench.css';
import './style/papers.css';
import './style/reports.css';
import './style/print.css';
import { themeOf } from './theme.ts';

type AntdLocale = typeof zhModule.default;
/** Types see a CommonJS module here, the bundler an ES one. */
const locale = (module: unknown): AntdLocale => ((module as { default?: AntdLocale }).default ?? module) as AntdLocale;

function Root() {
  const { language, dark } = usePreferences();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider locale={locale(language === 'zh' ? zhModule : enModule)} theme={themeOf(dark)} button={{ autoInsertSpace: false }}>
      <App message={{ maxCount: 3 }} notification={{ placement: 'bottomLeft' }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <PreferencesProvider>
      <Root />
    </PreferencesProvider>
  </StrictMode>,
);
