import type { ReactElement } from 'react';

/** Five strokes of a tally: the mark. */
export function Mark(): ReactElement {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <path
        d="M7 6v20M13 6v20M19 6v20M25 6v20M3 22 29 10"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
