import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { stretched } from '../../src/limits.ts';
import { bundleProgram, evaluate, otherIssuers, type Evaluation } from './evaluate.ts';
import { allGrants, environment, named, ofType } from './reading.ts';
import { installPlatform, repository } from './platform.ts';
import { damages } from './damages.ts';
import { environmentsIn, grantsIn } from './expected.ts';
import * as rules from './rules.ts';

const stages = ['dev', 'production'] as const;
const evaluations: Partial<Record<string, Evaluation>> = {};
let spoilt: Evaluation;

beforeAll(async () => {
  await installPlatform();
  const [program, spoiltProgram] = await Promise.all([
    bundleProgram('infra'),
    bundleProgram('spoilt', damages),
  ]);
  await Promise.all([
    ...stages.map(async (stage) => {
      evaluations[stage] = await evaluate(program, stage);
    }),
    (async () => {
      spoilt = await evaluate(spoiltProgram, 'production');
    })(),
  ]);
  await Promise.all([rm(program), rm(spoiltProgram)]);
  // Unpacking the platform is a download.
}, stretched(420_000));

function of(stage: string): Evaluation {
  const evaluation = evaluations[stage];
  if (evaluation === undefined) throw new Error(`stage ${stage} was not evaluated`);
  return evaluation;
}

interface HeadersPolicy {
  readonly securityHeadersConfig: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly customHeadersConfig: {
    readonly items: readonly { readonly header: string; readonly value: string }[];
  };
}

describe.each(stages)('stage %s', (stage) => {
  test('each role has exactly these grants', () => {
    expect(allGrants(of(stage))).toEqual(grantsIn(stage));
  });

  test('no role reaches into another trust domain', () => {
    expect(rules.rolesDontCross(of(stage))).toEqual([]);
  });

  test('a cast leaves no log, sample or trace', () => {
    expect(rules.castLeavesNoTrace(of(stage))).toEqual([]);
    const groups = ofType(of(stage), 'aws:cloudwatch/logGroup:LogGroup').map(({ name }) => name);
    expect(groups.toSorted()).toEqual([
      'AdvanceJobHandlerLogGroup',
      'ColumnJobHandlerLogGroup',
      'IssuerFunctionLogGroup',
      'OfficeFunctionLogGroup',
      'RecordFunctionLogGroup',
      'RegisterJobHandlerLogGroup',
      'RollFunctionLogGroup',
      'SealJobHandlerLogGroup',
    ]);
  });

  test('whoever runs it is mailed when a job fails, or does not run at all', () => {
    const watched = ofType(of(stage), 'aws:cloudwatch/metricAlarm:MetricAlarm').map((alarm) => {
      const { metricName, treatMissingData, alarmActions } = alarm.inputs;
      return [alarm.name, metricName, treatMissingData, (alarmActions as unknown[]).length];
    });
    const both = ['AdvanceJob', 'ColumnJob', 'RegisterJob', 'SealJob'].flatMap((job) => [
      [`${job}Fails`, 'Errors', 'notBreaching', 1],
      [`${job}Silent`, 'Invocations', 'breaching', 1],
    ]);
    expect(watched).toHaveLength(both.length);
    expect(watched).toEqual(expect.arrayContaining(both));
    const [mail, another] = ofType(of(stage), 'aws:sns/topicSubscription:TopicSubscription');
    expect(mail?.inputs).toMatchObject({ protocol: 'email', endpoint: 'operator@example.org' });
    expect(another).toBeUndefined();
  });

  test('tables have the keys, the fields and nothing else their adapters need', () => {
    expect(ofType(of(stage), 'aws:dynamodb/table:Table')).toHaveLength(5);
    expect(rules.tablesFitTheirAdapters(of(stage))).toEqual([]);
  });

  test('no function has code or credentials of another trust domain', () => {
    expect(Object.keys(of(stage).built)).toHaveLength(9);
    expect(rules.bundlesStayApart(of(stage))).toEqual([]);
  });

  test('every function knows only its own tables', () => {
    const found = Object.keys(of(stage).built).map((name) => [name, environment(of(stage), name)]);
    expect(Object.fromEntries(found)).toEqual(environmentsIn(stage));
  });

  test('every function is told all that it asks its environment for, and nothing else', async () => {
    const asked: Record<string, readonly string[]> = {};
    const told: Record<string, readonly string[]> = {};
    for (const [name, { handler }] of Object.entries(of(stage).built)) {
      const file = path.join(repository, handler.replace(/\.handler$/, '.ts'));
      const source = await readFile(file, 'utf8');
      const settings = [...source.matchAll(/\bsetting\('(\w+)'\)/g)].flatMap(
        ([, key]) => key ?? [],
      );
      if (/\blifetime\(\)/.test(source)) settings.push('CAST_LIFETIME_MS');
      asked[name] = settings.toSorted();
      told[name] = Object.keys(environment(of(stage), name)).toSorted();
    }
    expect(told).toEqual(asked);
  });

  test('functions run on arm64 and Node 24, in bounded memory and time', () => {
    const machines = ofType(of(stage), 'aws:lambda/function:Function').map((fn) => {
      const { runtime, architectures, memorySize, timeout } = fn.inputs;
      return [fn.name.replace(/Function$/, ''), [runtime, architectures, memorySize, timeout]];
    });
    const page = ['nodejs24.x', ['arm64'], 1024, 20];
    const job = ['nodejs24.x', ['arm64'], 3008, 900];
    expect(Object.fromEntries(machines)).toEqual({
      AdvanceJobHandler: job,
      BoxFunction: page,
      ColumnJobHandler: job,
      IssuerFunction: page,
      OfficeFunction: page,
      RecordFunction: page,
      RegisterJobHandler: job,
      RollFunction: page,
      SealJobHandler: job,
    });
  });

  test('jobs run on a schedule', () => {
    const schedules = ofType(of(stage), 'aws:scheduler/schedule:Schedule').map((schedule) => {
      const { scheduleExpression, state, target } = schedule.inputs as {
        readonly scheduleExpression: string;
        readonly state: string;
        readonly target: { readonly arn: string };
      };
      return `${target.arn.split('/').at(-1)} ${scheduleExpression} ${state}`;
    });
    expect(schedules.toSorted()).toEqual([
      'AdvanceJobHandlerFunction rate(1 minute) ENABLED',
      'ColumnJobHandlerFunction rate(1 minute) ENABLED',
      'RegisterJobHandlerFunction rate(5 minutes) ENABLED',
      'SealJobHandlerFunction rate(1 minute) ENABLED',
    ]);
  });

  test('everything is behind one address, without CORS', () => {
    const routes = ofType(of(stage), 'pulumi-nodejs:dynamic:Resource')
      .map(({ inputs }) => inputs['entry'])
      .filter((entry) => typeof entry === 'string')
      .map((entry) => entry.replace(/^(\w+),\w+,/, '$1'));
    expect(routes.toSorted()).toEqual([
      'bucket,/record',
      'site,',
      'url,/api/box',
      'url,/api/issuer',
      'url,/api/office',
      'url,/api/record',
      'url,/api/roll',
    ]);
    const urls = ofType(of(stage), 'aws:lambda/functionUrl:FunctionUrl');
    expect(urls).toHaveLength(5);
    for (const url of urls) expect(url.inputs['cors']).toBeUndefined();
    expect(ofType(of(stage), 'aws:s3/bucketCorsConfiguration:BucketCorsConfiguration')).toEqual([]);
  });

  test('the firewall limits the rate of each address, and reads no body', () => {
    const [firewall, another] = ofType(of(stage), 'aws:wafv2/webAcl:WebAcl');
    expect(another).toBeUndefined();
    expect(firewall?.inputs['rules']).toEqual([
      expect.objectContaining({
        action: { block: {} },
        statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: 'IP' } },
      }),
    ]);
  });

  test('every answer carries the security headers that the local server sends', async () => {
    const file = path.join(repository, 'web/security-headers.json');
    const { headers } = JSON.parse(await readFile(file, 'utf8')) as {
      readonly headers: Readonly<Record<string, string>>;
    };
    const policy = named(
      of(stage),
      'aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy',
      'SecurityHeaders',
    ).inputs as unknown as HeadersPolicy;
    const standard = policy.securityHeadersConfig;
    const custom = policy.customHeadersConfig;
    const seconds = standard['strictTransportSecurity']?.['accessControlMaxAgeSec'];
    const sent = {
      ...Object.fromEntries(custom.items.map(({ header, value }) => [header, value])),
      'content-security-policy': standard['contentSecurityPolicy']?.['contentSecurityPolicy'],
      'referrer-policy': standard['referrerPolicy']?.['referrerPolicy'],
      'strict-transport-security': `max-age=${String(seconds)}; includeSubDomains`,
      'x-content-type-options': standard['contentTypeOptions'] === undefined ? 'absent' : 'nosniff',
    };
    // Beside that, members' pages may ask the issuers that others run.
    const own = "connect-src 'self'";
    const allowed = headers['content-security-policy']?.replace(
      own,
      `${own} ${otherIssuers.join(' ')}`,
    );
    expect(sent).toEqual({ ...headers, 'content-security-policy': allowed });
    expect(allowed).toContain("connect-src 'self' https://issuer.example https://scrutineer");
    const distribution = named(
      of(stage),
      'aws:cloudfront/distribution:Distribution',
      'WebCdnDistribution',
    );
    expect(distribution.inputs['defaultCacheBehavior']).toMatchObject({
      responseHeadersPolicyId: 'SecurityHeaders-id',
      viewerProtocolPolicy: 'redirect-to-https',
    });
  });

  test('the record is served from its public part only', () => {
    const policy = named(of(stage), 'aws:s3/bucketPolicy:BucketPolicy', 'RecordPolicy');
    const { Statement } = JSON.parse(String(policy.inputs['policy'])) as {
      readonly Statement: readonly { readonly effect?: string; readonly resources: unknown }[];
    };
    const allowed = Statement.filter(({ effect }) => effect !== 'Deny');
    expect(allowed).toEqual([
      expect.objectContaining({
        actions: ['s3:GetObject'],
        principals: [{ type: 'Service', identifiers: ['cloudfront.amazonaws.com'] }],
        resources: [expect.stringMatching(/\/RecordBucket\/record\/\*$/)],
        conditions: [
          {
            test: 'StringEquals',
            variable: 'AWS:SourceArn',
            values: [expect.stringMatching(/WebCdnDistribution$/)],
          },
        ],
      }),
    ]);
  });

  test('receipts are signed by a key that signs P-256 and nothing else', () => {
    const key = named(of(stage), 'aws:kms/key:Key', 'ReceiptKey');
    expect(key.inputs).toMatchObject({
      keyUsage: 'SIGN_VERIFY',
      customerMasterKeySpec: 'ECC_NIST_P256',
    });
  });
});

test('production outlives a mistake; a development stage can be thrown away', () => {
  expect(rules.productionIsProtected(of('production'))).toEqual([]);
  expect(rules.productionIsProtected(of('dev')).toSorted()).toEqual([
    'BoxTable can be deleted',
    'BoxTable goes with the stage',
    'ElectionsTable can be deleted',
    'ElectionsTable goes with the stage',
    'EntitlementKeySeal goes with the stage',
    'IssuerTable can be deleted',
    'IssuerTable goes with the stage',
    'IssuingKeySeal goes with the stage',
    'OfficeTable can be deleted',
    'OfficeTable goes with the stage',
    'ReceiptKey goes with the stage',
    'RollTable can be deleted',
    'RollTable goes with the stage',
    'the record goes with the stage',
    'the stage can be removed',
  ]);
});

test('sst.config.ts and infra/ fit the types of the SST components', async () => {
  const tsc = path.join(repository, 'node_modules/.bin/tsc');
  const checked = promisify(execFile)(tsc, ['-p', path.join(repository, 'infra/tsconfig.json')]);
  await expect(checked).resolves.toMatchObject({ stdout: '' });
});

describe('infra/ spoilt on purpose', () => {
  test.each(damages)('is found: $fault', ({ rule, fault }) => {
    expect(rule(spoilt)).toContain(fault);
  });

  test('is found: a bundle with another trust domain in it', () => {
    const foreign = /^OfficeFunction has packages\/\w+\/src\/roll\//;
    expect(rules.bundlesStayApart(spoilt).filter((fault) => foreign.test(fault))).not.toEqual([]);
  });

  test('is found: any change to the grants', () => {
    expect(allGrants(spoilt)).not.toEqual(grantsIn('production'));
  });
});
