import { fromBase64url, hiddenInName, hiddenInText, type HiddenCharacter } from '@teller/basics';
import * as z from 'zod/mini';

/** A short name for machines: lower-case letters, digits and hyphens, at most 64. */
export const Id: z.ZodMiniType<string> = z
  .string()
  .check(z.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/));

/**
 * A name or another text for people, of one line: not empty, at most `length` UTF-16 units, and nothing
 * in it that nobody sees (`hiddenInName`), which is named. Among that is half of a surrogate pair, which
 * has no canonical form (RFC 8785 section 3.2.2.2).
 */
export function Text(length: number): z.ZodMiniType<string> {
  return visible(length, hiddenInName, /^[^\p{Cc}\p{Cs}]*$/u);
}

/** The same for a text that may have several lines: line feeds are no more hidden than pictures are. */
export function Lines(length: number): z.ZodMiniType<string> {
  return visible(length, hiddenInText, /^(?:\n|[^\p{Cc}\p{Cs}])*$/u);
}

/** @param pattern what the HTTP contract can say of it, which is less */
function visible(
  length: number,
  hiddenIn: (text: string) => HiddenCharacter | undefined,
  pattern: RegExp,
): z.ZodMiniType<string> {
  return z.string().check(
    z.minLength(1),
    // Nothing longer is looked at: an expression would run out of stack on tens of megabytes.
    z.maxLength(length, { abort: true }),
    z.refine((text) => hiddenIn(text) === undefined, {
      abort: true,
      params: { hidden: true },
      error: ({ input }) => {
        const hidden = hiddenIn(String(input));
        return `has ${hidden?.code} in it (${hidden?.name}), which nobody can see`;
      },
    }),
    z.regex(pattern),
  );
}

/** 32 bytes as 64 lower-case hexadecimal digits. */
export const Hash: z.ZodMiniType<string> = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** An instant: RFC 3339, UTC, whole seconds, as in `2026-11-22T20:13:16Z`. */
export const Instant: z.ZodMiniType<string> = z.iso.datetime({
  precision: 0,
  local: false,
  offset: false,
});

/** The name of a time zone in the IANA database, as in `Europe/London`: its form only. */
export const TimeZone: z.ZodMiniType<string> = z
  .string()
  .check(
    z.maxLength(64, { abort: true }),
    z.regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9][A-Za-z0-9_+-]*){0,2}$/),
  );

/**
 * An origin as browsers write it (RFC 6454 section 6.2): https and a host in lower case, with its port
 * unless that is the usual one. Without encryption only on one and the same machine.
 */
export const Origin: z.ZodMiniType<string> = z
  .string()
  .check(
    z.maxLength(300, { abort: true }),
    z.regex(
      /^(?:https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?!:443$)|http:\/\/localhost(?!:80$))(?::[1-9]\d{0,4})?$/,
    ),
  );

/** Base64url (RFC 4648 section 5, no padding) of exactly, or at most, so many bytes. */
export function Base64url(
  size: { readonly exactly: number } | { readonly atMost: number },
): z.ZodMiniType<string> {
  const exact = 'exactly' in size;
  const limit = exact ? size.exactly : size.atMost;
  const length = Math.ceil((limit * 4) / 3);
  return z.string().check(
    z.maxLength(length, { abort: true }),
    z.minLength(exact ? length : 0),
    z.regex(/^[\w-]*$/),
    z.refine(
      (text) => {
        const bytes = fromBase64url(text);
        return bytes.ok && (exact ? bytes.value.length === limit : bytes.value.length <= limit);
      },
      { error: `not base64url of ${exact ? 'exactly' : 'at most'} ${limit} bytes` },
    ),
  );
}
