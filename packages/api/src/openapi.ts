import {
  ApprovalSchema,
  LogEntrySchema,
  ContestSchema,
  ManifestSchema,
  OfficerActSchema,
  OfficerSchema,
} from '@teller/election';
import * as z from 'zod/mini';
import { problems, problemType, problemMembers, type ProblemName } from './problems.ts';
import { pathNames, sessionCookies, type Route, type Routes } from './route.ts';
import { sides } from './sides.ts';

type Json = Readonly<Record<string, unknown>>;

/** The contract as an OpenAPI 3.1 document, for whoever asks without this package's client. */
export function openApi(): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Teller',
      version: '1',
      description:
        'Each side is a trust domain. Members may be added to answers: pass over those you don’t know. Every refusal is a problem document (RFC 9457), told apart by its type.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: Object.keys(sides).map((name) => ({ name })),
    paths: pathsOf(sides),
    components: {
      schemas: {
        ...partSchemas(),
        ...Object.fromEntries(
          Object.keys(problems).map((name) => [name, problemSchema(name as ProblemName)]),
        ),
      },
      securitySchemes: Object.fromEntries(
        Object.entries(sessionCookies).map(([whose, { name }]) => [
          whose,
          { type: 'apiKey', in: 'cookie', name },
        ]),
      ),
    },
  };
}

function pathsOf(all: Readonly<Record<string, Routes>>): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [side, routes] of Object.entries(all))
    for (const [name, route] of Object.entries(routes))
      (paths[route.path] ??= {})[route.method.toLowerCase()] = operation(side, name, route);
  return paths;
}

function operation(side: string, name: string, route: Route): Json {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(
    ([, one]) => one as keyof typeof pathNames,
  );
  const signedIn = route.session !== 'none' && route.problems.includes('not-signed-in');
  return {
    operationId: `${side}.${name}`,
    tags: [side],
    summary: route.does,
    ...(names.length > 0 && { parameters: names.map(parameter) }),
    ...(signedIn && { security: [{ [route.session]: [] }] }),
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(route.body) } },
      },
    }),
    responses: { ...success(route), ...refusals(route.problems) },
  };
}

function parameter(name: keyof typeof pathNames): Json {
  return {
    name,
    in: 'path',
    required: true,
    ...(name === 'file' && { description: 'May have slashes, which are not encoded.' }),
    schema: { type: 'string', pattern: `^${pathNames[name]}$` },
  };
}

function success({ answer }: Route): Json {
  if ('json' in answer)
    return {
      [answer.status]: {
        description: 'Done.',
        content: { 'application/json': { schema: jsonSchema(answer.json) } },
      },
    };
  const content = 'file' in answer && { content: { '*/*': {} } };
  return { [answer.status]: { description: 'Done.', ...content } };
}

/** The problems of a route by their status. */
function refusals(names: readonly ProblemName[]): Json {
  const responses: Record<number, Json> = {};
  for (const status of new Set(names.map((name) => problems[name].status))) {
    const here = names.filter((name) => problems[name].status === status).toSorted();
    const schemas = here.map((name) => ({ $ref: `#/components/schemas/${name}` }));
    responses[status] = {
      description: here.join(', '),
      ...(here.some((name) => 'retryAfter' in problems[name]) && {
        headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } } },
      }),
      content: {
        'application/problem+json': {
          schema: schemas.length === 1 ? schemas[0] : { oneOf: schemas },
        },
      },
    };
  }
  return responses;
}

function problemSchema(name: ProblemName): Json {
  const extra = problemMembers(name);
  const members = extra && (jsonSchema(extra) as { properties: Json; required: string[] });
  return {
    type: 'object',
    properties: {
      type: { const: problemType + name },
      status: { const: problems[name].status },
      title: { type: 'string' },
      detail: { type: 'string' },
      ...members?.properties,
    },
    required: ['type', 'status', 'title', 'detail', ...(members?.required ?? [])],
  };
}

/** What is in more than one place of the contract, and so under a name. */
const parts = {
  Approval: ApprovalSchema,
  LogEntry: LogEntrySchema,
  Contest: ContestSchema,
  Manifest: ManifestSchema,
  Officer: OfficerSchema,
  OfficerAct: OfficerActSchema,
};

const partNames = z.registry<{ readonly id: string }>();
for (const [id, part] of Object.entries(parts)) partNames.add(part, { id });

function partSchemas(): Json {
  const { $defs = {} } = toJsonSchema(z.object(parts));
  const schemas: Record<string, Json> = {};
  for (const name of Object.keys(parts)) {
    const { id: _, ...schema } = $defs[name] ?? {};
    schemas[name] = referring(schema);
  }
  return schemas;
}

function jsonSchema(schema: z.ZodMiniType): Json {
  const { $schema: _, $defs: __, ...rest } = toJsonSchema(schema);
  return referring(rest);
}

/** As input: what a request may have, and what a reader of an answer can rely on. */
function toJsonSchema(schema: z.ZodMiniType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { io: 'input', metadata: partNames });
}

/** The same, where the parts are the document's. */
function referring(schema: object): Json {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as Json;
}
