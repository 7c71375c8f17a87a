import type { Reckoned, Words } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Sentence } from './Sentence.tsx';

interface ArithmeticProps {
  readonly reckoned: readonly Reckoned[];
  readonly onShow: (item: string) => void;
}

/** What this year must add, and a month; where the numbers said do not agree, the words of each. */
export function Arithmetic({ reckoned, onShow }: ArithmeticProps) {
  const { t, pick } = usePreferences();
  return (
    <section className="compare-part" data-part="arithmetic">
      <h3>{t('compare.arithmetic')}</h3>
      <ul>
        {reckoned.map((one) => {
          const words = [
            ['compare.last', one.words.last],
            ['compare.growth', one.words.growth],
            ['compare.level', one.words.level],
          ] as const;
          return (
            <li key={`${one.indicator} ${one.words.last.item}`} className={`finding ${one.agrees === false ? 'is-odd' : ''}`}>
              <p className="finding-text">
                <strong>{one.indicator}</strong> {pick(one.text)}
              </p>
              <dl className="finding-quotes">
                {words.flatMap(([key, said]) => (said ? [<Quoted key={key} label={t(key)} words={said} onShow={onShow} />] : []))}
              </dl>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Quoted({ label, words, onShow }: { readonly label: string; readonly words: Words; readonly onShow: (item: string) => void }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <button type="button" className="link-button finding-quote" onClick={() => onShow(words.item)}>
          <Sentence said={words} />
        </button>
      </dd>
    </div>
  );
}
