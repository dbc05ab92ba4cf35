import type { ReactElement } from 'react';
import css from '../frame/parts.module.css';
import { ProblemNotice } from '../frame/problem.tsx';
import type { PasskeyFailure } from './passkey.ts';
import { words } from './words.ts';

export function PasskeyProblem({ failure }: { readonly failure: PasskeyFailure }): ReactElement {
  return failure.kind === 'no-passkey' ? (
    <p className={css.warning} role="alert">
      {words.noPasskey}
    </p>
  ) : (
    <ProblemNotice failure={failure} />
  );
}
