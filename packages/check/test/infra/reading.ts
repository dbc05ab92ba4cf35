import type { Evaluation, Resource } from './evaluate.ts';

/** Reads an evaluation: plain facts, in words short enough to compare with a list. */

export function ofType(evaluation: Evaluation, type: string): readonly Resource[] {
  return evaluation.resources.filter((resource) => resource.type === type);
}

export function named(evaluation: Evaluation, type: string, name: string): Resource {
  const [found, second] = ofType(evaluation, type).filter((resource) => resource.name === name);
  if (found === undefined || second !== undefined)
    throw new Error(`not exactly one ${type} named ${name}`);
  return found;
}

interface Statement {
  readonly effect?: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

interface Role {
  readonly inlinePolicies?: readonly { readonly policy: string }[];
  readonly managedPolicyArns?: readonly string[];
}

/**
 * What a role may do, one line a grant, sorted: `dynamodb:GetItem ElectionsTable`, with
 * ` if VARIABLE TEST VALUES` behind it where the grant has a condition. Managed policies by name.
 */
export function grants(role: Resource): readonly string[] {
  const { inlinePolicies = [], managedPolicyArns = [] } = role.inputs as Role;
  const statements = inlinePolicies.flatMap(
    ({ policy }) => (JSON.parse(policy) as { readonly Statement: readonly Statement[] }).Statement,
  );
  const lines = statements.flatMap(({ effect = 'Allow', actions, resources, conditions = [] }) =>
    actions.flatMap((action) =>
      resources.map((resource) => {
        const grant = `${effect === 'Allow' ? '' : `${effect} `}${action} ${short(resource)}`;
        const limits = conditions.map(
          ({ test, variable, values }) =>
            ` if ${variable} ${test} ${values.join(', ').replaceAll('\t', '→')}`,
        );
        return grant + limits.join('');
      }),
    ),
  );
  return [
    ...lines,
    ...managedPolicyArns.map((arn) => `managed ${arn.split('/').at(-1)}`),
  ].toSorted();
}

/** Every role's grants, by the role's name. */
export function allGrants(evaluation: Evaluation): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    ofType(evaluation, 'aws:iam/role:Role').map((role) => [role.name, grants(role)]),
  );
}

/** A name instead of an ARN: `RecordBucket/working/*` for that bucket's objects. */
function short(arn: string): string {
  const [, , service, , , ...rest] = arn.split(':');
  if (service === undefined || rest.length === 0) return arn;
  const place = rest.join(':');
  return service === 'ssm' ? place : place.slice(place.indexOf('/') + 1);
}

interface FunctionInputs {
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
}

/** `BoxTable` instead of `teller-dev-BoxTable-hdbnmeur`, `ReceiptKey` instead of its ARN. */
function logical(value: string): string {
  const name = value.startsWith('arn:') ? short(value) : value;
  return /^teller-\w+-(\w+)-\w{8}$/.exec(name)?.[1] ?? name;
}

/** A function's own environment, without what SST adds. */
export function environment(
  evaluation: Evaluation,
  name: string,
): Readonly<Record<string, string>> {
  const fn = named(evaluation, 'aws:lambda/function:Function', `${name}Function`);
  const { variables } = (fn.inputs as unknown as FunctionInputs).environment;
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([key]) => !key.startsWith('SST_'))
      .map(([key, value]) => [key, logical(value)]),
  );
}
