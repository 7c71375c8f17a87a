/** Every figure is a link to where it comes from. Hover shows value, unit, source and date. */
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OriginLink } from './OriginLink.tsx';

export interface Origin {
  readonly to: LinkProps['to'];
  readonly params?: Readonly<Record<string, string>>;
  readonly search?: Readonly<Record<string, unknown>>;
}

export function Figure({
  children,
  origin,
  title,
  unit,
  className = '',
}: {
  readonly children: ReactNode;
  readonly origin?: Origin | undefined;
  readonly title?: string | undefined;
  readonly unit?: string | undefined;
  readonly className?: string;
}) {
  const content = (
    <>
      <span className="figure-value">{children}</span>
      {unit ? <span className="figure-unit">{unit}</span> : null}
    </>
  );
  if (!origin)
    return (
      <span className={`figure ${className}`} title={title}>
        {content}
      </span>
    );
  return (
    <OriginLink className={`figure figure-link ${className}`} title={title} origin={origin}>
      {content}
    </OriginLink>
  );
}
