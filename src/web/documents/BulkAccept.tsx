import { CheckOutlined } from '@ant-design/icons';
import { Button, InputNumber, Slider } from 'antd';
import { memo, useMemo, useState } from 'react';
import { usePreferences } from '../parts/preferences.tsx';
import { sureFrom } from './bands.ts';
import { atLeast, type KindChoice } from './chosen.ts';
import type { Item } from './items.ts';

/** Accepts at once what is sure enough: the number is said before, and one undo takes all of it back. */
export const BulkAccept = memo(function BulkAccept({
  items,
  kind,
  onAccept,
}: {
  readonly items: readonly Item[];
  readonly kind: KindChoice;
  readonly onAccept: (items: readonly Item[]) => Promise<void>;
}) {
  const { t } = usePreferences();
  const [percent, setPercent] = useState(sureFrom * 100);
  const [isBusy, setBusy] = useState(false);
  const open = useMemo(() => atLeast(items, kind, 0), [items, kind]);
  const chosen = useMemo(() => atLeast(items, kind, percent / 100), [items, kind, percent]);
  const rest = open.length - chosen.length;
  const accept = async () => {
    setBusy(true);
    await onAccept(chosen);
    setBusy(false);
  };
  return (
    <div className="bulk" role="group" aria-label={t('workbench.least')}>
      <span className="bulk-words">{t('workbench.least')}</span>
      <InputNumber
        size="small"
        className="bulk-number"
        min={0}
        max={100}
        step={5}
        value={percent}
        suffix="%"
        aria-label={t('workbench.leastAria')}
        onChange={(value) => setPercent(value ?? 0)}
      />
      <Slider
        className="bulk-slider"
        min={0}
        max={100}
        step={1}
        value={percent}
        tooltip={{ open: false }}
        ariaLabelForHandle={t('workbench.leastAria')}
        onChange={(value) => setPercent(value)}
      />
      <Button
        type="primary"
        size="small"
        icon={<CheckOutlined />}
        data-act="accept-bulk"
        disabled={chosen.length === 0}
        loading={isBusy}
        onClick={() => void accept()}
      >
        {t('workbench.bulk', { n: chosen.length })}
      </Button>
      <span className="bulk-rest faint" role="status">
        {chosen.length === 0 ? t('workbench.bulkNone') : rest === 0 ? t('workbench.bulkAll') : t('workbench.bulkRest', { n: rest })}
      </span>
    </div>
  );
});
