import { usePreferences } from './preferences.tsx';

/** Stands wherever invented data show. */
export function ExampleTag({ isShort = false }: { readonly isShort?: boolean }) {
  const { t } = usePreferences();
  return (
    <span className={isShort ? 'example-tag is-short' : 'example-tag'} title={t('example.tag')}>
      {t(isShort ? 'example.short' : 'example.tag')}
    </span>
  );
}
