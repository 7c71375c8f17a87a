import { Button, Checkbox, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { useState } from 'react';
import { api, type Entry, type ScopeCard } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { commandOf, useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';

interface Filled {
  readonly boundary: ScopeCard['boundary'];
  readonly plants: readonly string[];
  readonly deliveredOnly: boolean;
  readonly hard: boolean;
  readonly level: number;
  readonly period: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly note: string;
}

/** The 口径 card: what exactly a goal means before it binds a plan. Nothing is assumed silently; everything shown is kept. */
export function ScopeDialog({ goal, card, onClose }: { readonly goal: Entry; readonly card: ScopeCard; readonly onClose: () => void }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const act = useAct();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const sign = card.sense === '>=' ? '≥' : card.sense === '<=' ? '≤' : '=';
  const make = async (filled: Filled) => {
    setBusy(true);
    setError(undefined);
    try {
      const { plants, ...rest } = filled;
      const chosen: ScopeCard = {
        ...card,
        ...rest,
        note: rest.note ?? '',
        plants: card.plants.map((plant) => ({ ...plant, counts: plants.includes(plant.id) })),
      };
      const limit = await api.makeLimit(park, goal.id, chosen);
      await act({ do: () => Promise.resolve(limit), said: `${t('scope.made')}: ${limit.code}`, command: (made) => commandOf(park, made) });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal open onCancel={onClose} footer={null} width={640} title={`${t('scope.title')}: ${textOf(goal.values['name'])}`} className="scope-dialog">
      <p className="faint">{t('scope.about')}</p>
      <Form<Filled>
        layout="vertical"
        onFinish={(filled) => void make(filled)}
        initialValues={{ ...card, plants: card.plants.filter((plant) => plant.counts).map((plant) => plant.id) }}
      >
        <div className="entry-form-grid">
          <Form.Item name="level" label={`${t('scope.level')} (${sign}, ${card.unit})`} rules={[{ required: true }]}>
            <InputNumber className="wide" />
          </Form.Item>
          <Form.Item name="period" label={t('scope.period')} rules={[{ required: true }]}>
            <Input />
          </Form.Item>
          <Form.Item name="boundary" label={t('scope.boundary')} className="span-all">
            <Radio.Group options={(['zone', 'inner-park', 'enterprise'] as const).map((value) => ({ value, label: t(`scope.boundary.${value}`) }))} />
          </Form.Item>
          {card.plants.length > 0 ? (
            <Form.Item name="plants" label={t('scope.counts')} extra={t('scope.countsHint')} className="span-all">
              <Checkbox.Group options={card.plants.map((plant) => ({ value: plant.id, label: pick(plant.label) || plant.id }))} />
            </Form.Item>
          ) : null}
          <Form.Item name="deliveredOnly" label={t('scope.delivered')} className="span-all">
            <Radio.Group
              options={[
                { value: true, label: t('scope.deliveredOnly') },
                { value: false, label: t('scope.allGenerated') },
              ]}
            />
          </Form.Item>
          <Form.Item name="numerator" label={t('scope.numerator')}>
            <Input />
          </Form.Item>
          <Form.Item name="denominator" label={t('scope.denominator')}>
            <Input />
          </Form.Item>
          <Form.Item name="hard" label={t('scope.hardness')} className="span-all">
            <Radio.Group
              options={[
                { value: true, label: t('scope.hard') },
                { value: false, label: t('scope.soft') },
              ]}
            />
          </Form.Item>
          <Form.Item name="note" label={t('scope.note')} className="span-all">
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
          </Form.Item>
        </div>
        {error ? <ErrorNote error={error} /> : null}
        <div className="form-acts">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isBusy} data-act="make-limit">
            {t('scope.make')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
