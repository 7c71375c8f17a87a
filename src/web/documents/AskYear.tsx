import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { commandOf, useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';

/** Asks for the year of a document whose text names none, until somebody has said it. `guess`: the year of the upload; null where the text tells its own. */
export function AskYear({ document, guess }: { readonly document: Entry; readonly guess: number | null }) {
  const { t } = usePreferences();
  const park = useParkId();
  const act = useAct();
  const mayChange = useMay('document', 'change');
  const [year, setYear] = useState(guess);
  if (guess === null || typeof document.values['year'] === 'number') return null;
  const confirm = () =>
    act({
      do: () => api.change(park, 'document', document.id, document.revision, { year }),
      said: t('workbench.yearSaid'),
      command: (entry) => commandOf(park, entry),
    });
  return (
    <p className="ask-year" role="status">
      {t('workbench.yearAsked')}
      <InputNumber
        size="small"
        min={1949}
        max={2100}
        precision={0}
        controls={false}
        value={year}
        onChange={setYear}
        disabled={!mayChange}
        aria-label={t('workbench.year')}
      />
      <Button size="small" type="primary" disabled={!mayChange || year === null} onClick={() => void confirm()}>
        {t('workbench.yearConfirm')}
      </Button>
    </p>
  );
}
