import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote, Loaded } from '../parts/states.tsx';
import { Entrance } from './Entrance.tsx';

const route = getRouteApi('/setup');

/** First start: the link printed on the terminal makes the administrator. */
export function SetupPage() {
  const { t } = usePreferences();
  const { token = '' } = route.useSearch();
  const state = useQuery({ queryKey: ['setup', token], queryFn: () => api.setupState(token), retry: false });
  return (
    <Entrance title={t('setup.title')}>
      <Loaded query={state}>
        {(answer) =>
          answer.needed && answer.valid ? (
            <SetupForm token={token} />
          ) : (
            <>
              <p className="entrance-note">{t(answer.needed ? 'setup.invalid' : 'setup.done')}</p>
              {answer.needed ? null : (
                <Link to="/login">
                  <Button type="primary" block size="large">
                    {t('login.title')}
                  </Button>
                </Link>
              )}
            </>
          )
        }
      </Loaded>
    </Entrance>
  );
}

function SetupForm({ token }: { readonly token: string }) {
  const { t } = usePreferences();
  const router = useRouter();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async ({ name, password }: { name: string; password: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      client.setQueryData(['me'], await api.setup(token, name, password));
      router.history.push('/');
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Form
      layout="vertical"
      onFinish={(values: { name: string; password: string }) => void submit(values)}
      requiredMark={false}
      initialValues={{ name: 'admin' }}
    >
      <p className="entrance-note">{t('setup.note')}</p>
      <Form.Item name="name" label={t('login.name')} rules={[{ required: true, message: t('login.nameNeeded') }]}>
        <Input autoComplete="username" size="large" />
      </Form.Item>
      <Form.Item name="password" label={t('login.password')} extra={t('setup.passwordRule')} rules={[{ required: true, message: t('login.passwordNeeded') }]}>
        <Input.Password autoFocus autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('setup.again')}
        dependencies={['password']}
        rules={[
          { required: true, message: t('setup.againNeeded') },
          ({ getFieldValue }) => ({
            validator: (_, value) => (!value || getFieldValue('password') === value ? Promise.resolve() : Promise.reject(new Error(t('setup.different')))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      {error ? <ErrorNote error={error} /> : null}
      <Button type="primary" htmlType="submit" block size="large" loading={isBusy}>
        {t('setup.enter')}
      </Button>
    </Form>
  );
}
