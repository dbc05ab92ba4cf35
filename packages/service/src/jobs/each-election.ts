/**
 * Does a job's part for every election, one after the other. One that fails keeps no other from its turn;
 * what failed is thrown at the end.
 */
export async function forEachElection(
  elections: { list(): Promise<readonly { readonly id: string }[]> },
  part: (election: string) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { id } of await elections.list()) {
    try {
      await part(id);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, 'the job failed for some elections');
  if (failures.length === 1) throw failures[0];
}
