// Stands where the Pulumi engine would: takes every resource that sst.config.ts declares, gives it
// the ids and addresses that AWS would, and writes down what it was given. Runs in a child process,
// bundled with the SST components by evaluate.ts.
import * as pulumi from '@pulumi/pulumi';

export const resources = [];
export const account = '123456789012';
const region = 'eu-west-2';

pulumi.runtime.setMocks({ newResource, call }, 'teller', 'evaluation', false);

function newResource({ type, name, inputs }) {
  resources.push({ type, name, inputs });
  const kind = type.split(':').at(-1);
  const physical = inputs.name ?? inputs.bucket ?? inputs.emailIdentity ?? name;
  const arn = `arn:aws:${type.split(/[:/]/)[1]}:${region}:${account}:${kind}/${name}`;
  return {
    id: `${name}-id`,
    state: { ...inputs, name: physical, arn, ...made(type, name) },
  };
}

/** What only AWS knows about a resource, as far as another one asks for it. */
function made(type, name) {
  switch (type) {
    case 'aws:lambda/functionUrl:FunctionUrl':
      return { functionUrl: `https://${name.toLowerCase()}.lambda-url.invalid/` };
    case 'aws:cloudfront/distribution:Distribution':
      return { domainName: `${name.toLowerCase()}.cloudfront.invalid` };
    case 'aws:s3/bucket:Bucket':
      return { bucket: name, bucketRegionalDomainName: `${name.toLowerCase()}.s3.invalid` };
    case 'random:index/randomBytes:RandomBytes':
      return { base64: Buffer.alloc(32).toString('base64') };
    default:
      return {};
  }
}

function call({ token, inputs }) {
  switch (token) {
    case 'aws:index/getRegion:getRegion':
      return { region, name: region, id: region };
    case 'aws:index/getPartition:getPartition':
      return { partition: 'aws', dnsSuffix: 'amazonaws.com' };
    case 'aws:index/getCallerIdentity:getCallerIdentity':
      return { accountId: account, arn: `arn:aws:iam::${account}:user/evaluation` };
    case 'aws:iam/getPolicyDocument:getPolicyDocument':
      // The statements must come back as well: SST leaves an inline policy out without them.
      return { ...inputs, json: JSON.stringify({ Statement: inputs.statements ?? [] }) };
    default:
      throw new Error(`sst.config.ts asks for ${token}, which engine.mjs does not answer yet`);
  }
}
