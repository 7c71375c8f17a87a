import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Origin } from './Figure.tsx';

/** A link to an origin whose address is only known at run time. */
export function OriginLink({
  origin,
  children,
  ...rest
}: {
  readonly origin: Origin;
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string | undefined;
  readonly 'data-row'?: boolean;
}) {
  // The router types links by their literal address; an origin is one of many, made by `entryLink`.
  const address = origin as { readonly to: '/' };
  return (
    <Link {...address} {...rest}>
      {children}
    </Link>
  );
}
