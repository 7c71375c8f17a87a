import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { useLedger, useMay, useMe } from '../frame/park.ts';
import { useAct } from '../parts/acts.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote, Loaded } from '../parts/states.tsx';
import { listOf, textOf } from '../parts/values.ts';

/** Accounts: names, roles, in use or not. */
export function Users() {
  const { t, pick } = usePreferences();
  const me = useMe();
  const may = useMay('user', 'create');
  const act = useAct();
  const users = useQuery({ queryKey: ['users'], queryFn: api.users });
  const [isOpen, setOpen] = useState(false);
  const roleName = useRoleNames();
  const disable = (user: Entry) => {
    const disabled = user.values['disabled'] !== true;
    void act({ do: () => api.changeUser(user.id, { disabled }), said: `${textOf(user.values['name'])}: ${t(disabled ? 'admin.disabled' : 'admin.active')}` });
  };
  return (
    <Panel
      title={t('admin.users')}
      extra={
        may ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('admin.newUser')}
          </Button>
        ) : null
      }
    >
      <Loaded query={users}>
        {(list) => (
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('admin.name')}</th>
                <th scope="col">{t('admin.displayName')}</th>
                <th scope="col">{t('admin.roles')}</th>
                <th scope="col">{t('admin.state')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('admin.disable')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((user) => (
                <tr key={user.id}>
                  <th scope="row">{textOf(user.values['name'])}</th>
                  <td>{textOf(user.values['displayName'])}</td>
                  <td>
                    {listOf(user.values['roles'])
                      .map((role) => pick(roleName(String(role))))
                      .join('、')}
                  </td>
                  <td>{t(user.values['disabled'] === true ? 'admin.disabled' : 'admin.active')}</td>
                  <td className="right">
                    {may && user.id !== me?.user.id ? (
                      <Button size="small" type="text" onClick={() => disable(user)}>
                        {t(user.values['disabled'] === true ? 'admin.enable' : 'admin.disable')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
      {isOpen ? <NewUser onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

const roles = ['admin', 'office', 'leader', 'planner', 'bureau', 'enterprise', 'auditor'] as const;

/** Names of roles as the ledger of users declares them, ours where it may not be read. */
function useRoleNames(): (role: string) => { readonly zh: string; readonly en: string } {
  const definition = useLedger('user');
  const choices = definition?.fields.find((field) => field.id === 'roles')?.choices;
  return (role) => choices?.find((choice) => choice.value === role)?.label ?? { zh: role, en: role };
}

function NewUser({ onClose }: { readonly onClose: () => void }) {
  const { t, pick } = usePreferences();
  const act = useAct();
  const roleName = useRoleNames();
  const [error, setError] = useState<unknown>();
  const make = async (filled: { name: string; displayName?: string; roles: string[]; password: string }) => {
    setError(undefined);
    try {
      const user = await api.makeUser(filled);
      await act({ do: () => Promise.resolve(user), said: `${t('admin.userMade')}: ${filled.name}` });
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t('admin.newUser')} width={440}>
      <Form layout="vertical" onFinish={(filled: { name: string; displayName?: string; roles: string[]; password: string }) => void make(filled)}>
        <Form.Item name="name" label={t('admin.name')} rules={[{ required: true, message: t('login.nameNeeded') }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={t('admin.displayName')}>
          <Input />
        </Form.Item>
        <Form.Item name="roles" label={t('admin.roles')} rules={[{ required: true, message: t('admin.rolesNeeded') }]}>
          <Select mode="multiple" options={roles.map((role) => ({ value: role, label: pick(roleName(role)) }))} />
        </Form.Item>
        <Form.Item name="password" label={t('admin.password')} extra={t('setup.passwordRule')} rules={[{ required: true, message: t('login.passwordNeeded') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {error ? <ErrorNote error={error} /> : null}
        <div className="form-acts">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button type="primary" htmlType="submit">
            {t('act.save')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
