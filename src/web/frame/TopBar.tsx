import { CheckSquareOutlined, QuestionCircleOutlined, TranslationOutlined, UserOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Dropdown, Select } from 'antd';
import dayjs from 'dayjs';
import { api } from '../api/index.ts';
import { today } from '../format/date.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { useMe, useMoment, usePark } from './park.ts';
import { SearchBox } from './SearchBox.tsx';
import { useAsOf } from './useAsOf.ts';

/** Park, as-of date, search, language, user. */
export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const { t, pick, language, scale, dark, set } = usePreferences();
  const me = useMe();
  const park = usePark();
  const { asOf } = useMoment();
  const setAsOf = useAsOf();
  const navigate = useNavigate();
  const client = useQueryClient();
  const logout = async () => {
    await api.logout().catch(() => undefined);
    client.clear();
    await navigate({ to: '/login' });
  };
  return (
    <header className="top">
      {me && me.parks.length > 1 ? (
        <Select
          variant="borderless"
          aria-label={t('top.park')}
          value={park.id}
          options={me.parks.map((one) => ({ value: one.id, label: pick(one.label) }))}
          onChange={(id) => void navigate({ to: '/parks/$park/overview', params: { park: id } })}
        />
      ) : (
        <span className="top-park">{pick(park.label)}</span>
      )}
      <span className="top-asof">
        <label htmlFor="as-of">{t('top.asOf')}</label>
        <DatePicker
          id="as-of"
          size="small"
          variant="filled"
          value={dayjs(asOf ?? today())}
          maxDate={dayjs(today())}
          allowClear={false}
          format={(value) => (value.format('YYYY-MM-DD') === today() ? `${t('top.today')} ${value.format('YYYY-MM-DD')}` : value.format('YYYY-MM-DD'))}
          inputReadOnly
          onChange={(value) => {
            const date = value?.format('YYYY-MM-DD');
            setAsOf(date && date < today() ? date : undefined);
          }}
        />
      </span>
      <SearchBox />
      <span className="top-space" />
      <Link to="/parks/$park/mine" params={{ park: park.id }} className="top-mine" title={`${t('mine.title')} (g t)`}>
        <CheckSquareOutlined /> <span>{t('mine.title')}</span>
      </Link>
      <Button
        type="text"
        icon={<TranslationOutlined />}
        aria-label={t('top.languageLabel')}
        onClick={() => set({ language: language === 'zh' ? 'en' : 'zh' })}
        className="top-language"
      >
        {t('top.language')}
      </Button>
      <Button type="text" className="top-help" icon={<QuestionCircleOutlined />} aria-label={t('top.help')} title={`${t('top.help')} (?)`} onClick={onHelp} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'scale',
              type: 'group',
              label: t('top.scale'),
              children: [
                { key: 'people', label: `${scale === 'people' ? '✓ ' : '　'}${t('top.scalePeople')}`, onClick: () => set({ scale: 'people' }) },
                { key: 'engineer', label: `${scale === 'engineer' ? '✓ ' : '　'}${t('top.scaleEngineer')}`, onClick: () => set({ scale: 'engineer' }) },
              ],
            },
            { type: 'divider' },
            { key: 'dark', label: t(dark ? 'top.light' : 'top.dark'), onClick: () => set({ dark: !dark }) },
            { key: 'help', label: t('top.help'), onClick: onHelp },
            { key: 'logout', label: t('top.logout'), onClick: () => void logout() },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={`${t('top.user')}: ${me?.user.displayName || me?.user.name || ''}`}>
          <span className="top-user">{me?.user.displayName || me?.user.name}</span>
        </Button>
      </Dropdown>
    </header>
  );
}
