import { box } from './box.ts';
import { issuer } from './issuer.ts';
import { office } from './office.ts';
import { record } from './record.ts';
import { roll } from './roll.ts';
import type { Routes } from './route.ts';

/** The whole contract: every route, by the trust domain that serves it. */
export const sides: Readonly<Record<'roll' | 'issuer' | 'box' | 'office' | 'record', Routes>> = {
  roll,
  issuer,
  box,
  office,
  record,
};
