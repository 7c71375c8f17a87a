import type { ScopeCard } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { usePreferences } from '../parts/preferences.tsx';

/** The 口径 in words, as it is printed under a price. */
export function ScopeWords({ card }: { readonly card: ScopeCard }) {
  const { t, pick, language } = usePreferences();
  const counted = (card.plants ?? []).filter((plant) => plant.counts);
  const left = (card.plants ?? []).filter((plant) => !plant.counts);
  const names = (plants: ScopeCard['plants']) => plants.map((plant) => pick(plant.label) || plant.id).join(language === 'zh' ? '、' : ', ');
  const sign = card.sense === '>=' ? '≥' : card.sense === '<=' ? '≤' : '=';
  const rows: readonly (readonly [string, string])[] = [
    [t('scope.level'), `${sign} ${exact(card.level)} ${card.unit}`],
    [t('scope.period'), card.period],
    [t('scope.boundary'), t(`scope.boundary.${card.boundary}`)],
    [t('scope.counts'), counted.length > 0 ? names(counted) : t('scope.allPlants')],
    ...(left.length > 0 ? [[t('scope.countsNot'), names(left)] as const] : []),
    ...(card.numerator ? [[t('scope.numerator'), card.numerator] as const] : []),
    ...(card.denominator ? [[t('scope.denominator'), card.denominator] as const] : []),
    [t('scope.delivered'), t(card.deliveredOnly ? 'scope.deliveredOnly' : 'scope.allGenerated')],
    [t('scope.hardness'), t(card.hard ? 'scope.hard' : 'scope.soft')],
    ...(card.note ? [[t('scope.note'), card.note] as const] : []),
  ];
  return (
    <dl className="fields scope-words">
      {rows.map(([name, value]) => (
        <div key={name} className="field">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
