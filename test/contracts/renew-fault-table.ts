/** `npm run fault-table`: writes the table of faults into the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { faultTable, withTable } from './fault-table.ts';

const file = new URL('../../README.md', import.meta.url);
const renewed = withTable(readFileSync(file, 'utf8'), await faultTable());
if (renewed === undefined) throw new Error('the README has no place for the table');
writeFileSync(file, renewed);
