/** A light is shape, colour and word: ● green, ▲ yellow, ■ red, ◆ near deadline, ○ nothing due yet. */
import type { Colour, Light as LightValue } from '../api/index.ts';
import { usePreferences } from './preferences.tsx';

const shapes: Readonly<Record<Colour, string>> = {
  green: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z',
  yellow: 'M8 2L14.5 13.5H1.5z',
  red: 'M3 3H13V13H3z',
  blue: 'M8 1.5L14.5 8L8 14.5L1.5 8z',
  grey: 'M8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9z',
};

export function LightMark({
  colour,
  size = 14,
  word = false,
  title,
}: {
  readonly colour: Colour;
  readonly size?: number;
  readonly word?: boolean;
  readonly title?: string | undefined;
}) {
  const { t } = usePreferences();
  const name = t(`light.${colour}`);
  return (
    <span className={`light light-${colour}`} title={title ?? name}>
      <svg viewBox="0 0 16 16" width={size} height={size} role="img" aria-label={name}>
        <path d={shapes[colour]} fill={colour === 'grey' ? 'none' : 'currentColor'} stroke="currentColor" strokeWidth={colour === 'grey' ? 1.8 : 0} />
      </svg>
      <span className={word ? 'light-word' : 'light-word light-word-print'} aria-hidden="true">
        {name}
      </span>
    </span>
  );
}

/** An entry's light with its reason on hover; a dash where the ledger carries none. */
export function EntryLight({ light, word = false }: { readonly light: LightValue | undefined; readonly word?: boolean }) {
  const { pick, t } = usePreferences();
  if (!light)
    return (
      <span className="faint" title={t('light.none')}>
        —
      </span>
    );
  return <LightMark colour={light.colour} word={word} title={`${t(`light.${light.colour}`)} · ${pick(light.text)}`} />;
}
