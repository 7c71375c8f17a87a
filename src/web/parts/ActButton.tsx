import { Button, type ButtonProps } from 'antd';
import { useState } from 'react';

/** A button that writes: until that has come back it is not offered again, so that an impatient second click does nothing. */
export function ActButton({ run, ...rest }: Omit<ButtonProps, 'onClick' | 'loading'> & { readonly run: () => Promise<unknown> }) {
  const [isBusy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    try {
      await run();
    } finally {
      setBusy(false);
    }
  };
  return <Button {...rest} loading={isBusy} onClick={() => void act()} />;
}
