import { err, ok, type Result } from '@teller/basics';
import type { Context } from 'hono';
import type * as z from 'zod/mini';
import { problem } from './problem.ts';

/**
 * The request's JSON body as the schema has it, or the problem to answer with. Names the field that is
 * wrong, never what was in it.
 */
export async function readBody<T>(
  c: Context,
  schema: z.ZodMiniType<T>,
): Promise<Result<T, Response>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json(?: *; *charset=utf-8)?$/i.test(type))
    return err(problem('wrong-content-type'));
  let json: unknown;
  try {
    const bytes = await c.req.arrayBuffer();
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err(
      problem('malformed-request', {
        detail:
          'The body is not JSON, or not all of it arrived. Send it again. Nothing was stored.',
      }),
    );
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : err(malformed(parsed.error));
}

function malformed(error: z.core.$ZodError): Response {
  const issue = error.issues[0];
  const field = issue === undefined || issue.path.length === 0 ? 'The body' : issue.path.join('.');
  if (issue?.code === 'custom' && issue.params?.['hidden'] === true)
    return problem('malformed-request', {
      detail: `${field} ${issue.message}. Write it without, and send it again. Nothing was stored.`,
    });
  // An unknown member's name is another party's text; it is not repeated.
  const what = issue?.code === 'unrecognized_keys' ? 'has an unexpected member' : 'is not valid';
  return problem('malformed-request', {
    detail: `${field} ${what}. Reload the page and try again. Nothing was stored.`,
  });
}
