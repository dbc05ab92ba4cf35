import { production } from './stage';

/**
 * Where the issuing keys are: encrypted parameters that an officer's command makes, never this
 * deployment, so that no deployment's state holds one. KMS itself can't sign blind: it always pads.
 */
const prefix = `/teller/${$app.stage}/issuing-key`;

const seal = new aws.kms.Key(
  'IssuingKeySeal',
  {
    description: `${$app.name} ${$app.stage}: encrypts the issuing keys in ${prefix}`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
  },
  { retainOnDelete: production },
);

const parameters = $interpolate`arn:aws:ssm:${aws.getRegionOutput().region}:${
  aws.getCallerIdentityOutput().accountId
}:parameter${prefix}/*`;

export const issuingKeys = {
  prefix,
  reading: { actions: ['ssm:GetParameter'], resources: [parameters] },
  opening: { actions: ['kms:Decrypt'], resources: [seal.arn] },
  destroying: { actions: ['ssm:DeleteParameter'], resources: [parameters] },
};
