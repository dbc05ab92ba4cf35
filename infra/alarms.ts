// oxlint-disable no-new -- a resource is there because it is declared
import { alarmsTo } from './stage';

/** Whoever runs the service is mailed; SNS asks the address first whether it wants that. */
const alarms = new aws.sns.Topic('Alarms');

new aws.sns.TopicSubscription('AlarmMail', {
  topic: alarms.arn,
  protocol: 'email',
  endpoint: alarmsTo,
});

/**
 * Two alarms for a job: that it fails, by an error or by taking longer than it may, twice in a row of five
 * minutes; and that it has not run at all for half an hour. Officers see the same, election by election.
 */
export function watch(name: string, job: sst.aws.CronV2): void {
  const metric = {
    namespace: 'AWS/Lambda',
    dimensions: { FunctionName: job.nodes.function.name },
    statistic: 'Sum',
    threshold: 1,
    alarmActions: [alarms.arn],
    okActions: [alarms.arn],
  };
  new aws.cloudwatch.MetricAlarm(`${name}Fails`, {
    ...metric,
    alarmDescription: `${name} fails: an election may not go on. The office says which, and why.`,
    metricName: 'Errors',
    comparisonOperator: 'GreaterThanOrEqualToThreshold',
    period: 300,
    evaluationPeriods: 2,
    treatMissingData: 'notBreaching',
  });
  new aws.cloudwatch.MetricAlarm(`${name}Silent`, {
    ...metric,
    alarmDescription: `${name} has not run for half an hour.`,
    metricName: 'Invocations',
    comparisonOperator: 'LessThanThreshold',
    period: 1800,
    evaluationPeriods: 1,
    treatMissingData: 'breaching',
  });
}
