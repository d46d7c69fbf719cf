# What alert.sh makes of GitHub's answers, and of the text that the smoke job left. What is given to
# the alert stands in the environment.

def hex64: type == "string" and test("\\A[0-9a-f]{64}\\z");
def address: if type == "string" and test("\\Ahttps?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]+\\z") then . else "" end;
def is_labelled: any(.labels[]?;
  (if type == "object" then .name else . end) as $name
  | ($name | type) == "string" and ($name | ascii_downcase) == ($ENV.label | ascii_downcase));

# The issues of the title and label, of pages of issues: the open ones first, those closed as
# duplicates or not planned last, the oldest of each first. Pull requests are issues to this API. Of
# a body, the first line alone is read.
def issues:
  if length == 0 or any(.[]; type != "array") then error("no list") else add end
  | map(select(type == "object" and (has("pull_request") | not) and .title == $ENV.title and is_labelled))
  | sort_by([.state != "open", .state_reason == "duplicate" or .state_reason == "not_planned", .number])
  | map(((.body // "") | split("\n")[0] // "" | rtrimstr("\r")
      | capture("^<!-- harmonia-smoke: fingerprint=(?<fingerprint>[0-9a-f]{64}) run=(?<run>[0-9]{1,18}) -->$")
        // {fingerprint: "-", run: "0"})
    + {number: (.number | floor), open: (.state == "open"), url: (.html_url | address)});

# The newest upload of the name: an earlier attempt's may be there too.
def newest_upload:
  [.[].artifacts[] | select(.name == $ENV.SMOKE_REPORT_NAME and .expired != true) | .id] | max // empty;

# What a job of lesser rights wrote is posted only in the form that the suite gives it: in its own
# words, and with all other texts in code spans, in which GitHub knows no mention, link or HTML.
def is_inert:
  type == "string" and utf8bytelength <= 45000
  and (test("[\\x00-\\x09\\x0b-\\x1f\\x{7f}-\\x{9f}\\p{Cf}\\p{Zl}\\p{Zp}]") | not)
  and (gsub("(?<!`)(?<fence>`{1,80})(?!`)[^\n]+?(?<!`)\\k<fence>(?!`)"; "\u0001") | split("\n")
    | all(.[]; test("\\A(The run did not finish:|### [0-9]+ findings?|[0-9]+ × \u0001(, [0-9]+ × \u0001)*"
      + "|- \\*\\*(drifted|unchecked)\\*\\* \u0001 in \u0001|  - (Remedy: )?\u0001|- \u0001"
      + "|And \\*\\*[0-9]+ more\\*\\*: see the full report\\.|)\\z")));
def checked:
  if length == 1 then .[0] else error("not one") end
  | if (.outcome | IN("clean", "drift", "incomplete"))
      and (.counts | test("\\A[0-9]+ checks: [0-9]+ passed, [0-9]+ drifted, [0-9]+ skipped, [0-9]+ unchecked; verified [0-9]+ of [0-9]+ artifacts\\z"))
      and all(.unfinished, .findings, .first; is_inert)
      and (.fingerprints["\($ENV.result) \($ENV.outcome)"] | hex64)
    then . else error("not of the suite") end;

# A name on one line of code.
def name: if . == null or . == "" then "unknown" else .[0:100] end
  | "`" + gsub("[`\\p{C}\\p{Zl}\\p{Zp}]"; "?") + "`";

def why:
  {"cancelled:none": "The smoke job was **cancelled, or ran out of time**, before the suite had an outcome. What was not checked is not verified.",
   "skipped:none": "The smoke job was **skipped**. What was not checked is not verified.",
   "success:none": "The smoke job succeeded **without an outcome** of the suite. What was not checked is not verified.",
   drift: "The smoke suite found **drift**: what is there differs from what was recorded.",
   incomplete: "The smoke suite is **incomplete**: checks could not be made, and what was not checked is not verified.",
   clean: "The smoke suite was clean, but **its job did not succeed**, so nothing is verified."}
  | .[$ENV.outcome] // .["\($ENV.result):\($ENV.outcome)"]
    // "The smoke job **failed before the suite had an outcome**. What was not checked is not verified.";
def link($name; $url): $url | address | if . == "" then empty else "[\($name)](<\(.)>)" end;

# What the issue is told; $found is null where the report cannot be had.
def words($found; $heading; $run):
  (if $ENV.missing == "" then "" else "What was found cannot be shown: \($ENV.missing).\n\n" end + ($found.unfinished // "")) as $lack
  | (if $found == null or $found.outcome == $ENV.outcome then "" else " (the report says `\($found.outcome)`)" end) as $differs
  | "Outcome: **\($ENV.outcome)**\($differs), job: **\($ENV.result)**" as $came
  | [link("Report"; $ENV.SMOKE_REPORT_URL), link("page"; $ENV.SMOKE_PAGE_URL)] as $links
  | ($found.fingerprints["\($ENV.result) \($ENV.outcome)"]? // $ENV.mark_without_report) as $fingerprint
  | { fingerprint: $fingerprint,
      body: ("<!-- harmonia-smoke: fingerprint=\($fingerprint) run=\($run) -->\n\(why)\n\n- \($came)\n"
        + (if $found == null then "" else "- \($found.counts)\n" end)
        + "- \($ENV.job_link) of \($ENV.GITHUB_WORKFLOW | name) on \($ENV.GITHUB_REF_NAME | name) (\($ENV.GITHUB_EVENT_NAME | name)), commit \($ENV.GITHUB_SHA | name)\n"
        + "- \(if $links == [] then "No report was uploaded: see the run's log" else $links | join(", ") end)\n\n"
        + $lack + ($found.findings // "")
        + "This text is rewritten by each red run: write comments instead of changing it. A green run closes the issue.\n"),
      comment: ("\($heading)\n\n\(why)\n\n- \($came)\(if $found == null then "" else "; \($found.counts)" end)\n"
        + "- \([$ENV.job_link] + (if $links == [] then [] else [$links | join(", ")] end) | join(", "))\n\n"
        + $lack + ($found.first // "")) };

# What is to be done, of the issues that there are.
def plan($found):
  .[0] as $first
  | ($ENV.result == "success" and $ENV.outcome == "clean") as $green
  | ([.[1:][] | select(.open) | .number]) as $others
  | { number: $first.number, url: ($first.url // ""), others: [],
      other_comment: {body: "Closed: #\($first.number) is the older issue of this title and label, and the one that is kept up to date."},
      other_change: {state: "closed", state_reason: "not_planned"} }
  | if $green and ($first.open | not) then
      . + {action: "none", url: "", sentence: "The suite is clean, and no issue is open."}
    elif $green and ($ENV.run | tonumber) < ($first.run | tonumber) then
      . + {action: "none", sentence: "The suite is clean in run \($ENV.run), but issue #\(.number) tells of the later run \($first.run): it stays open."}
    elif $green then
      . + {action: "closed", $others, sentence: "The suite is clean: closed issue #\(.number), \(.url)",
        comment: {body: ("Green again: the suite is clean. " + ([$ENV.job_link, link("report"; $ENV.SMOKE_REPORT_URL), link("page"; $ENV.SMOKE_PAGE_URL)] | join(", ")) + ".")},
        change: {state: "closed", state_reason: "completed"}}
    elif $first == null then
      words($found; ""; $ENV.run) as $told
      | . + {action: "opened", sentence: "The suite is red: opened ", fingerprint: $told.fingerprint,
        new: {title: $ENV.title, body: $told.body, labels: [$ENV.label]}}
    else
      # The mark keeps the latest run: a run of old that is run again does not make it older.
      ([$ENV.run, $first.run] | max_by(tonumber)) as $run
      | words($found; if $first.open then "**Still red, and the findings are others than before.**" else "**Red again.**" end; $run) as $told
      | {body: $told.comment} as $comment
      | if $first.open | not then
          . + {action: "reopened", sentence: "The suite is red again: reopened issue #\(.number), \(.url)",
            $comment, change: {body: $told.body, state: "open", state_reason: "reopened"}}
        elif $first.fingerprint == $told.fingerprint then
          . + {action: "quiet", $others, change: {body: $told.body},
            sentence: "The suite is still red with the same findings: issue #\(.number), \(.url)"}
        else
          . + {action: "commented", $others, $comment, change: {body: $told.body},
            sentence: "The suite is still red, with other findings: commented on issue #\(.number), \(.url)"}
        end
    end;

# Of the issues, the one that the plan opens, as GitHub answers when it is opened.
def twin($plan):
  first(.[] | select(.open and .fingerprint == $plan.fingerprint))
  | {html_url: .url, labels: [{name: $ENV.label}]};

# Whether an issue has its label, and its address.
def opened: "\(is_labelled) \(.html_url | address)";
