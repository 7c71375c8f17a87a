import { PageTitle, Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { RecordTable } from './RecordTable.tsx';
import { Tokens } from './Tokens.tsx';
import { Users } from './Users.tsx';

export function AdminPage() {
  const { t } = usePreferences();
  return (
    <>
      <PageTitle
        title={t('nav.admin')}
        extra={
          <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
            {t('admin.api')}
          </a>
        }
      />
      <div className="admin-columns">
        <Users />
        <Tokens />
      </div>
      <Panel title={t('admin.record')} className="admin-record">
        <p className="about">{t('admin.recordAbout')}</p>
        <RecordTable />
      </Panel>
    </>
  );
}
