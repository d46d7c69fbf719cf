// Runs a step's script in a real shell, and disturbs it where a test wants that.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The shells that a name stands for, as GitHub starts them. */
const SHELLS = {
  bash: 'bash --noprofile --norc -eo pipefail {0}',
  sh: 'sh -e {0}',
};
/** Where no shell is named. */
const UNNAMED = 'bash -e {0}';

/** The command that runs a script. */
export function command(shell, file) {
  const format = shell ? SHELLS[shell] ?? shell : UNNAMED;
  if (!format.includes('{0}')) {
    throw new Error(`Invalid shell option ${shell}. Shell must be a valid built-in (bash, sh) or a format string containing '{0}'`);
  }
  return format.split(' ').map((word) => word.replace('{0}', file));
}

/** Processes of a group, by what /proc says. */
function processes(group) {
  const found = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [name] = /\((.*)\)/s.exec(stat).slice(1);
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) === group && fields[0] !== 'Z') found.push({ pid: Number(pid), name });
    } catch {
      // it has ended meanwhile
    }
  }
  return found;
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // it has ended meanwhile
  }
}

/**
 * Runs a script to its end.
 *
 * @param disturb null, or what happens to it: `job` and `step`, `how` (`kill`, `cancel`, `timeout`), `program` (the
 *     name of the process that is killed; all of the step without it), and when: `log` (a pattern
 *     of its output), `file` (that is there), `after` (milliseconds); at once without these
 * @returns `exit` (128 + signal for a killed one) and `disturbed`, whether it was
 */
export function run({ words, cwd, env, disturb, onLine }) {
  return new Promise((resolve, reject) => {
    const child = spawn(words[0], words.slice(1), { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let disturbed = false;
    const timers = [];
    const strike = () => {
      if (disturb.how === 'kill') {
        const victims = processes(child.pid).filter((each) => !disturb.program || each.name === disturb.program);
        if (victims.length === 0) return;
        disturbed = true;
        victims.forEach((each) => send(each.pid, 'SIGKILL'));
      } else {
        disturbed = true;
        // As GitHub: an interrupt, then a termination, then the end. It waits 7.5 s and 2.5 s.
        send(child.pid, 'SIGINT');
        timers.push(setTimeout(() => send(-child.pid, 'SIGTERM'), 200), setTimeout(() => send(-child.pid, 'SIGKILL'), 700));
      }
    };
    let logged = disturb?.log === undefined;
    if (disturb) {
      const start = Date.now();
      // Again and again: the program that is to be killed may have to start first.
      const ticks = setInterval(() => {
        const there = disturb.file === undefined || existsSync(disturb.file);
        if (!disturbed && logged && there && Date.now() - start >= (disturb.after ?? 0)) strike();
      }, 5);
      timers.push({ interval: ticks });
    }
    const end = { open: 2 };
    const lines = (stream) => {
      let rest = '';
      stream.setEncoding('utf8');
      stream.on('data', (chunk) => {
        const parts = (rest + chunk).split(/\r\n|\n|\r(?=.)/s);
        rest = parts.pop();
        for (const line of parts) {
          onLine(line);
          logged ||= new RegExp(disturb.log).test(line);
        }
      });
      stream.on('close', () => {
        if (rest !== '') onLine(rest);
        rest = '';
        end.open--;
        finish();
      });
    };
    const finish = () => {
      if (end.result === undefined || (end.open > 0 && !end.late)) return;
      timers.forEach((each) => (each.interval ? clearInterval(each.interval) : clearTimeout(each)));
      send(-child.pid, 'SIGKILL'); // what it left running
      resolve({ exit: end.result, disturbed });
    };
    lines(child.stdout);
    lines(child.stderr);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      end.result = code ?? 128 + ({ SIGKILL: 9, SIGTERM: 15, SIGINT: 2 }[signal] ?? 1);
      // Whatever it left behind may hold its output open.
      setTimeout(() => {
        end.late = true;
        finish();
      }, 1000).unref();
      finish();
    });
  });
}

/** Writes a script where the runner would. */
export function script(folder, name, content) {
  const file = join(folder, `${name}.sh`);
  writeFileSync(file, content.endsWith('\n') ? content : `${content}\n`);
  return file;
}
