import type { Carried } from '../cast/cast.ts';
import type { Draft } from '../rank/draft.ts';
import type { Receipts } from '../receipt/receipts.ts';
import { erase, keysOf, localStorageOf, parse, read, sessionStorageOf, write } from './storage.ts';

/**
 * What this device keeps for a voter, and for how long.
 *
 * Drafts and receipts go to the browser's lasting storage, or on a shared computer to the storage of
 * this one tab. What is needed to finish a cast that has begun always goes to the lasting one, for
 * closing the tab must not lose a vote: a token's key and a sealed ballot, neither of which says how
 * anyone voted. It is erased as soon as the receipt is in.
 */
export interface Owner {
  readonly election: string;
  /** The member's salt: random, known to the roll and to this member only. */
  readonly salt: string;
}

/** What is private to the voter, by name. */
export interface Private {
  readonly draft: Draft;
  readonly receipts: Receipts;
}

/** Contest id → how far its cast has come. */
export type CarriedByContest = Readonly<Record<string, Carried>>;

const root = 'teller';
const sharedKey = `${root}/shared`;
const ownerKey = `${root}/owner`;

export function onSharedComputer(): boolean {
  return read(sessionStorageOf(), sharedKey) === 'yes';
}

/** Says whether this is a shared computer. What this voter's lasting storage held moves to the tab. */
export function setSharedComputer(shared: boolean, owner: Owner | undefined): void {
  const draft = owner && readPrivate(owner, 'draft');
  const receipts = owner && readPrivate(owner, 'receipts');
  write(sessionStorageOf(), sharedKey, shared ? 'yes' : 'no');
  if (!owner) return;
  erasePrivate(owner, 'draft');
  erasePrivate(owner, 'receipts');
  if (draft) writePrivate(owner, 'draft', draft);
  if (receipts) writePrivate(owner, 'receipts', receipts);
}

/** Who last signed in on this tab, so that a reload without a connection still knows. */
export function rememberOwner(owner: Owner | undefined): void {
  if (owner) write(sessionStorageOf(), ownerKey, JSON.stringify(owner));
  else erase(sessionStorageOf(), ownerKey);
}

export function rememberedOwner(election: string): Owner | undefined {
  const owner = parse(read(sessionStorageOf(), ownerKey)) as Owner | undefined;
  return owner?.election === election ? owner : undefined;
}

/** Private to the voter, lasting or of this tab as the voter chose: 'draft' or 'receipts'. */
export function readPrivate<Name extends keyof Private>(
  owner: Owner,
  name: Name,
): Private[Name] | undefined {
  return parse(read(privateStorage(), keyOf(owner, name))) as Private[Name] | undefined;
}

export function writePrivate<Name extends keyof Private>(
  owner: Owner,
  name: Name,
  value: Private[Name],
): boolean {
  return write(privateStorage(), keyOf(owner, name), JSON.stringify(value));
}

export function erasePrivate(owner: Owner, name: keyof Private): void {
  erase(localStorageOf(), keyOf(owner, name));
  erase(sessionStorageOf(), keyOf(owner, name));
}

/** What a begun cast needs: read anew each time, for another tab may have gone on with it. */
export function readCarried(owner: Owner): CarriedByContest | undefined {
  return parse(read(localStorageOf(), keyOf(owner, 'cast'))) as CarriedByContest | undefined;
}

/** False when the browser keeps nothing: then no token may be asked for. */
export function writeCarried(owner: Owner, value: CarriedByContest): boolean {
  return write(localStorageOf(), keyOf(owner, 'cast'), JSON.stringify(value));
}

export function eraseCarried(owner: Owner): void {
  erase(localStorageOf(), keyOf(owner, 'cast'));
}

/** Everyone on this device who has a cast begun in this election. */
export function carriedOwners(election: string): readonly Owner[] {
  const start = `${root}/${election}/`;
  return keysOf(localStorageOf())
    .filter((key) => key.startsWith(start) && key.endsWith('/cast'))
    .map((key) => ({ election, salt: key.slice(start.length, -'/cast'.length) }));
}

/** Takes what is private to the voter off this device; a begun cast stays until it is done. */
export function forget(owner: Owner): void {
  erasePrivate(owner, 'draft');
  erasePrivate(owner, 'receipts');
  rememberOwner(undefined);
}

function keyOf({ election, salt }: Owner, name: string): string {
  return `${root}/${election}/${salt}/${name}`;
}

function privateStorage(): Storage | undefined {
  return onSharedComputer() ? sessionStorageOf() : localStorageOf();
}
