/** The look in one place: tokens for Ant Design and, under the same names, custom properties for our own style sheets. */
import { theme as antd, type ThemeConfig } from 'antd';

export const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
export const serifFamily = '"Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "SimSun", serif';

const light = {
  accent: '#0f6b6b',
  accentDeep: '#0a4f4f',
  accentSoft: '#e3efee',
  ink: '#1b2528',
  inkSoft: '#4a575b',
  inkFaint: '#5a676c',
  line: '#dde3e4',
  lineSoft: '#ebeff0',
  ground: '#f4f6f6',
  paper: '#ffffff',
  raised: '#fafbfb',
  past: '#fbf6e6',
  mark: '#f3e7b3',
  green: '#1f7a4a',
  yellow: '#9a6700',
  red: '#b42318',
  blue: '#1d5fa8',
  grey: '#606c71',
};

const dark: typeof light = {
  accent: '#4fb3ab',
  accentDeep: '#7fcbc4',
  accentSoft: '#173534',
  ink: '#e6ecec',
  inkSoft: '#b4c0c2',
  inkFaint: '#93a1a4',
  line: '#2f3b3e',
  lineSoft: '#263134',
  ground: '#12191b',
  paper: '#192224',
  raised: '#1e282b',
  past: '#2b2716',
  mark: '#5b4d14',
  green: '#55b981',
  yellow: '#d9a441',
  red: '#ef7b70',
  blue: '#6aa9ec',
  grey: '#9aa7aa',
};

export type Palette = typeof light;

export const palette = (isDark: boolean): Palette => (isDark ? dark : light);

/** Writes the palette onto the page, so that style sheets and charts use the very same colours. */
export function applyPalette(isDark: boolean): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(palette(isDark)))
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  root.style.colorScheme = isDark ? 'dark' : 'light';
}

export function themeOf(isDark: boolean): ThemeConfig {
  const colours = palette(isDark);
  return {
    algorithm: isDark ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorLinkHover: colours.accentDeep,
      colorLinkActive: colours.accentDeep,
      colorSuccess: colours.green,
      colorWarning: colours.yellow,
      colorError: colours.red,
      colorTextBase: colours.ink,
      colorBgLayout: colours.ground,
      colorBgContainer: colours.paper,
      colorBgElevated: isDark ? colours.raised : colours.paper,
      colorBorder: colours.line,
      colorBorderSecondary: colours.lineSoft,
      colorTextPlaceholder: colours.inkFaint,
      colorTextDescription: colours.inkFaint,
      borderRadius: 4,
      fontSize: 14,
      lineHeight: 22 / 14,
      controlHeight: 30,
      fontFamily,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none' },
      Tabs: { horizontalMargin: '0' },
      Form: { itemMarginBottom: 12, verticalLabelPadding: '0 0 2px', labelColor: colours.inkSoft },
    },
  };
}
