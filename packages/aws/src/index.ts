export { dynamoClient, type DynamoOptions, type Table } from './dynamo/client.ts';
export {
  createTables,
  tableDefinitions,
  type TableDefinition,
  type TableNames,
  type TableRole,
} from './dynamo/tables.ts';
