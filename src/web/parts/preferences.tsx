/** What one person prefers on one machine: language, units, light or dark. */
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import type { Label } from '../api/index.ts';
import { type Scale, type Shown, shownUnit } from '../format/unit.ts';
import { type Language, message, type MessageKey, type Params } from '../messages/index.ts';
import { applyPalette, type Palette, palette } from '../theme.ts';

interface Stored {
  readonly language: Language;
  readonly scale: Scale;
  readonly dark: boolean;
}

interface Preferences extends Stored {
  readonly set: (change: Partial<Stored>) => void;
  readonly t: (key: MessageKey, params?: Params) => string;
  /** The label in the chosen language; the other one where it is empty. */
  readonly pick: (label: Label | undefined | null) => string;
  readonly shown: (unit: string, largest: number) => Shown;
  readonly colours: Palette;
}

const storageKey = 'parkloop.preferences';
const standard: Stored = { language: 'zh', scale: 'people', dark: false };

function read(): Stored {
  try {
    return { ...standard, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Stored>) };
  } catch {
    return standard;
  }
}

const Context = createContext<Preferences | null>(null);

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [stored, setStored] = useState(read);
  useLayoutEffect(() => {
    applyPalette(stored.dark);
    document.documentElement.lang = stored.language === 'zh' ? 'zh-CN' : 'en';
    try {
      localStorage.setItem(storageKey, JSON.stringify(stored));
    } catch {
      // A browser that keeps nothing still works, it only forgets.
    }
  }, [stored]);
  const value = useMemo<Preferences>(
    () => ({
      ...stored,
      set: (change) => setStored((old) => ({ ...old, ...change })),
      t: (key, params) => message(stored.language, key, params),
      pick: (label) => (label ? label[stored.language] || label.zh || label.en : ''),
      shown: (unit, largest) => shownUnit(unit, largest, stored.scale, stored.language),
      colours: palette(stored.dark),
    }),
    [stored],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function usePreferences(): Preferences {
  const value = useContext(Context);
  if (!value) throw new Error('PreferencesProvider is missing');
  return value;
}
