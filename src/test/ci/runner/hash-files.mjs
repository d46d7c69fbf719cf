// hashFiles() in a process of its own, since expressions cannot wait: node hash-files.mjs FOLDER PATTERNS
import { hashFiles } from '@actions/glob';

process.chdir(process.argv[2]);
process.stdout.write(`hash:${await hashFiles(process.argv[3], process.argv[2])}`);
