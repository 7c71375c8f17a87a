import { usePreferences } from './preferences.tsx';

/** Stands wherever invented data show. */
export function ExampleTag() {
  const { t } = usePreferences();
  return <span className="example-tag">{t('example.tag')}</span>;
}
