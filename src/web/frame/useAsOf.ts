import { useNavigate } from '@tanstack/react-router';

/** Sets the date the whole frame shows; undefined: today. */
export function useAsOf(): (date: string | undefined) => void {
  const navigate = useNavigate();
  return (date) => {
    // The retained search parameter is only let go where it is set to undefined by name.
    void navigate({ to: '.', search: ((previous: object) => ({ ...previous, asOf: date })) as never });
  };
}
