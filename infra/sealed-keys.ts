import { production } from './stage';

/**
 * Private keys as encrypted parameters that an officer's command makes, never this deployment, so that no
 * deployment's state holds one. KMS itself can't sign blind, for it always pads, and would log the second
 * in which each member asked for an entitlement.
 *
 * @param name of the key that encrypts them, as in `IssuingKeySeal`
 * @param folder of the parameters, as in `issuing-key`
 */
export function sealedKeys(name: string, folder: string) {
  const prefix = `/teller/${$app.stage}/${folder}`;
  const seal = new aws.kms.Key(
    name,
    {
      description: `${$app.name} ${$app.stage}: encrypts the keys in ${prefix}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
    },
    { retainOnDelete: production },
  );
  const parameters = $interpolate`arn:aws:ssm:${aws.getRegionOutput().region}:${
    aws.getCallerIdentityOutput().accountId
  }:parameter${prefix}/*`;
  return {
    prefix,
    reading: { actions: ['ssm:GetParameter'], resources: [parameters] },
    opening: { actions: ['kms:Decrypt'], resources: [seal.arn] },
    destroying: { actions: ['ssm:DeleteParameter'], resources: [parameters] },
  };
}
