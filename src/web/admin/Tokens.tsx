import { useQuery } from '@tanstack/react-query';
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { api } from '../api/index.ts';
import { dateTime } from '../format/date.ts';
import { useAct } from '../parts/acts.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';

/** API tokens of the person signed in; each is shown once. */
export function Tokens() {
  const { t } = usePreferences();
  const act = useAct();
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: api.tokens });
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const make = async () => {
    const answer = await act({ do: () => api.makeToken(name.trim()), said: t('admin.makeToken') });
    if (answer) {
      setMade(answer.token);
      setName('');
    }
  };
  return (
    <Panel title={t('admin.tokens')}>
      <p className="about">{t('admin.tokensAbout')}</p>
      <Space.Compact className="wide">
        <Input
          value={name}
          placeholder={t('admin.tokenName')}
          aria-label={t('admin.tokenName')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() && void make()}
        />
        <Button disabled={name.trim() === ''} onClick={() => void make()}>
          {t('admin.makeToken')}
        </Button>
      </Space.Compact>
      {made ? (
        <p>
          {t('admin.token')}
          <code className="secret-once">{made}</code>
        </p>
      ) : null}
      <Loaded query={tokens}>
        {({ tokens: list }) =>
          list.length === 0 ? (
            <p className="about">{t('admin.noTokens')}</p>
          ) : (
            <table className="plain">
              <tbody>
                {list.map((token) => (
                  <tr key={token.id}>
                    <th scope="row">{token.name}</th>
                    <td className="num faint">{token.createdAt ? dateTime(token.createdAt) : ''}</td>
                    <td className="right">
                      <Button size="small" type="text" danger onClick={() => void act({ do: () => api.dropToken(token.id), said: t('admin.revoke') })}>
                        {t('admin.revoke')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  );
}
