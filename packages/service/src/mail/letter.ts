import type { Message } from '../ports/mail.ts';

/** A message without its address. */
export type Letter = Omit<Message, 'to'>;

/** A paragraph, or a code to be copied, which has a line of its own. */
export type Part = string | { readonly code: string };

/**
 * The same parts as plain text and as HTML without pictures, links or anything else that is fetched: so
 * that nothing tells who has read it. Every part is one line, whatever line feeds it comes with, so
 * that no name or title can pass for a paragraph of the letter.
 */
export function letter(language: string, subject: string, parts: readonly Part[]): Letter {
  const title = oneLine(subject);
  const body = parts.map((part) =>
    typeof part === 'string'
      ? `<p>${escaped(oneLine(part))}</p>`
      : `<p style="font-size: 2em; letter-spacing: 0.1em"><strong>${escaped(part.code)}</strong></p>`,
  );
  return {
    subject: title,
    text: parts
      .map((part) => `${oneLine(typeof part === 'string' ? part : part.code)}\n`)
      .join('\n'),
    html: [
      '<!doctype html>',
      `<html lang="${escaped(language)}">`,
      `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
      '<body style="font: 1em/1.5 sans-serif; max-width: 36em">',
      ...body,
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
