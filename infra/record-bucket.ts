import { production } from './stage';
import { router } from './web';

/**
 * Record files: `working/` for the jobs, `record/` for everyone. CloudFront may read the second
 * only, and only through this router. Versions are kept: a file that was replaced stays visible.
 */
export const recordBucket = new sst.aws.Bucket('Record', {
  versioning: true,
  cors: false,
  policy: [
    {
      principals: [{ type: 'service', identifiers: ['cloudfront.amazonaws.com'] }],
      actions: ['s3:GetObject'],
      paths: ['record/*'],
      conditions: [
        {
          test: 'StringEquals',
          variable: 'AWS:SourceArn',
          values: [router.nodes.cdn.nodes.distribution.arn],
        },
      ],
    },
  ],
  transform: {
    bucket: (bucket) => {
      bucket.forceDestroy = !production;
    },
  },
});

router.routeBucket('/record', recordBucket);

/** ARNs of objects in the record bucket, `*` standing for anything. */
export function filesNamed(...patterns: readonly string[]): $util.Output<string>[] {
  return patterns.map((pattern) => $interpolate`${recordBucket.arn}/${pattern}`);
}
