import { Button } from 'antd';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf } from '../parts/values.ts';
import '../style/comparison.css';
import type { Item } from './items.ts';

interface ProposedOwnerProps {
  readonly item: Item;
  readonly mayDecide: boolean;
  readonly onAccept: (item: Item, values?: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** The unit 职责分工 proposes for a task nobody is named for, marked as proposed, and why; it is named only by accepting it. */
export function ProposedOwner({ item, mayDecide, onAccept }: ProposedOwnerProps) {
  const { t } = usePreferences();
  const proposed = listOf(item.values['proposedOwners']).map(String);
  if (item.ledger !== 'task' || proposed.length === 0 || listOf(item.values['owners']).length > 0) return null;
  const from = item.values['proposedFrom'] as { readonly words?: readonly string[]; readonly duty?: string } | null;
  return (
    <div className="proposed-owner" data-proposed-owner>
      <p>
        {t('proposed.owner')} <span className="proposed-mark">{t('proposed.mark')}</span> <strong>{proposed.join('、')}</strong>{' '}
        <span className="faint" title={from?.duty}>
          {t('proposed.from', { words: from?.words?.join('、') ?? '' })}
        </span>
      </p>
      {mayDecide && !item.decision ? (
        <Button size="small" data-act="take-owner" onClick={() => void onAccept(item, { owners: proposed })}>
          {t('proposed.take')}
        </Button>
      ) : null}
    </div>
  );
}
