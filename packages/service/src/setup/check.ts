import { err, fromBase64url, ok, type Result } from '@teller/basics';
import {
  checkFrozenElection,
  checkManifest,
  ContestSchema,
  ManifestSchema,
  RollEntrySchema,
} from '@teller/election';
import type { Contest, ContestTerms, FrozenElection, RollEntry } from '@teller/election';
import { checkTranscript, isPasskey, isPoint } from '@teller/protocol';
import { reservedOf } from '@teller/record';
import { count, ruleNames, type RuleName } from '@teller/stv';
import { countAgain } from '@teller/second-count';
import { normalAddress } from '../roll/address.ts';
import type { SetupFault } from './draft.ts';

/** The roll with addresses in the one form they are asked for in, or what is wrong with it. */
export function checkRoll(
  roll: readonly RollEntry[],
  contests: readonly ContestTerms[],
): Result<readonly RollEntry[], SetupFault> {
  const known = new Set(contests.map(({ id }) => id));
  const members = new Set<string>();
  const addresses = new Set<string>();
  const used = new Set<string>();
  const entries: RollEntry[] = [];
  for (const [n, given] of roll.entries()) {
    const entry = { ...given, email: normalAddress(given.email) };
    const parsed = RollEntrySchema.safeParse(entry);
    if (!parsed.success) return fault('bad-roll-entry', `line ${n + 1}: ${parsed.error.message}`);
    if (members.has(entry.member)) return fault('members-share-a-number', entry.member);
    if (addresses.has(entry.email)) return fault('members-share-an-address', entry.email);
    for (const contest of entry.contests) {
      if (!known.has(contest))
        return fault('unknown-contest-on-the-roll', `${entry.member}: ${contest}`);
      used.add(contest);
    }
    if (new Set(entry.contests).size !== entry.contests.length)
      return fault('bad-roll-entry', `${entry.member}: the same contest twice`);
    members.add(entry.member);
    addresses.add(entry.email);
    entries.push(entry);
  }
  const unused = contests.find(({ id }) => !used.has(id));
  return unused === undefined ? ok(entries) : fault('contest-nobody-may-vote-in', unused.id);
}

/** Everything about a frozen ballot that can be known before anybody votes. */
export function checkFrozen(frozen: FrozenElection): Result<FrozenElection, SetupFault> {
  const { manifest, contests } = frozen;
  const parsed = ManifestSchema.safeParse(manifest);
  if (!parsed.success) return fault('bad-manifest', parsed.error.message);
  const checked = checkManifest(manifest);
  if (!checked.ok) return fault('bad-manifest', checked.error);
  if (!isTimeZone(manifest.timeZone))
    return fault('bad-manifest', `${manifest.timeZone} is not a time zone`);
  for (const contest of contests) {
    const shape = ContestSchema.safeParse(contest);
    if (!shape.success) return fault('bad-contest', `${contest.id}: ${shape.error.message}`);
    const counted = checkCountable(contest);
    if (!counted.ok) return counted;
  }
  const ceremony = checkTranscript(frozen.ceremony);
  if (!ceremony.ok) return fault('bad-key-ceremony', JSON.stringify(ceremony.error));
  const fitting = checkFrozenElection(frozen);
  if (!fitting.ok) {
    const { contest, reason } = fitting.error;
    return fault('bad-contest', `${contest ?? manifest.title}: ${reason}`);
  }
  const offCurve = manifest.officers.find((officer) => !isPasskey(officer));
  if (offCurve !== undefined)
    return fault('bad-manifest', `the public key of ${offCurve.id} is not on P-256`);
  return isPointText(manifest.receiptKey)
    ? ok(frozen)
    : fault('receipt-key-does-not-fit', 'it is not on P-256');
}

/** Counts one paper by both counters, so that whatever they refuse is found before anybody votes. */
function checkCountable(contest: Contest): Result<void, SetupFault> {
  const { id, seats, rule, candidates } = contest;
  const reserved = reservedOf(contest);
  if (!isRuleName(rule))
    return fault('unknown-rule', `${id}: ${rule} is none of ${ruleNames.join(', ')}`);
  const trial = { rule, seats, lot: candidates.map((_, n) => n), ...(reserved && { reserved }) };
  const counted = count({
    ...trial,
    candidates: candidates.map(({ name }) => name),
    groups: [{ papers: 1, preferences: [0] }],
  });
  if (!counted.ok) return fault('uncountable-contest', `${id}: ${counted.error.reason}`);
  const again = countAgain({ ...trial, candidates: candidates.length, papers: [[0]] });
  return again.ok
    ? ok(undefined)
    : fault('uncountable-contest', `${id}, by the second counter: ${again.error.reason}`);
}

export function fault(
  reason: SetupFault['reason'],
  detail: string,
): { readonly ok: false; readonly error: SetupFault } {
  return err({ reason, detail });
}

function isRuleName(rule: string): rule is RuleName {
  return (ruleNames as readonly string[]).includes(rule);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isPointText(text: string): boolean {
  const bytes = fromBase64url(text);
  return bytes.ok && isPoint(bytes.value);
}
