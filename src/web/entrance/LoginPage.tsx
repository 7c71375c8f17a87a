import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { Entrance } from './Entrance.tsx';

const route = getRouteApi('/login');

export function LoginPage() {
  const { t } = usePreferences();
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async ({ name, password }: { name: string; password: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      client.setQueryData(['me'], await api.login(name, password));
      // Only addresses of this app: one slash, so that nobody is sent elsewhere.
      router.history.push(next && /^\/(?!\/)/.test(next) ? next : '/');
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Entrance title={t('login.title')}>
      <Form layout="vertical" onFinish={(values: { name: string; password: string }) => void submit(values)} requiredMark={false}>
        <Form.Item name="name" label={t('login.name')} rules={[{ required: true, message: t('login.nameNeeded') }]}>
          <Input autoFocus autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item name="password" label={t('login.password')} rules={[{ required: true, message: t('login.passwordNeeded') }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {error ? <ErrorNote error={error} /> : null}
        <Button type="primary" htmlType="submit" block size="large" loading={isBusy}>
          {t('login.enter')}
        </Button>
      </Form>
    </Entrance>
  );
}
