### Texts of the interface. German leads; a missing English text shows the German one.

## General
product-name = Wirkungskompass
council-name = Strategy Council of Lower Saxony
example = example value
field-optional = (optional)
errors-title = Please check your entries
errors-kept = Your other entries are kept.

## Navigation
nav-overview = Overview
nav-breadcrumb = Breadcrumb

## Status
status-on-plan = on plan
status-at-risk = at risk
status-missed = missed
status-no-target = no target
status-no-data = no data

## Workflow state of a measure
state-idea = idea
state-proposed = proposed
state-adopted = adopted
state-running = running
state-in-evaluation = in evaluation
state-adjusted = adjusted
state-completed = completed
state-discontinued = discontinued

## Roles
role-member = Member
role-deputy = Deputy
role-chair = Chair
role-guest = Guest
role-planner = Strategy planner
role-secretariat = Secretariat
role-admin = Administration
role-none = no mandate

## Polarity
polarity-higher = higher is better
polarity-lower = lower is better
polarity-context = context only

## Evidence
grade-high = high
grade-medium = medium
grade-low = low
directness-direct = direct
directness-indirect = indirect
evidence-read = published
evidence-derived = computed from published values
evidence-conflict = sources disagree
evidence-unverified = unverified

## Practical experience
experience-obstacle = Obstacle
experience-success = Success
experience-proposal = Proposal
tier-secretariat = secretariat only
tier-ministry = secretariat and ministry
tier-council = within the council only
tier-guests = council and guests
tier-public = public

## Observation
obs-break = series break
obs-definition = differing definition
obs-estimated = estimated
obs-provisional = provisional
obs-low-reliability = low reliability
obs-unvalidated = unvalidated
unit-million-euro = m{"\u00A0"}€
unit-persons = persons
unit-points = points
qualified-about = about { $value }
qualified-below = just under { $value }
qualified-above = more than { $value }

## Field errors
problem-required = Please fill in this field.
problem-too-long = Please shorten the text by { $over } characters; { $max } are allowed.
problem-placeholder = The placeholder { $name } still has to be replaced by a value.
problem-not-a-choice = Please choose one of the values offered.
problem-out-of-range = Please enter a value from { $min } to { $max }.
problem-too-small = Please enter a value from { $min } upward.
problem-not-a-period = Please enter a date (31.12.2024), a month (08/2023), a half-year (2023-S2) or a year (2023).
problem-in-the-future = The period has not ended yet. Please enter a past period.
problem-end-before-start = The end lies before the start. Please check both dates.
problem-reason-against-polarity = The direction goes against the indicator’s polarity. Please give a reason.
problem-revision-or-correction = There is a value for this period already. Please choose: revision by the source, or correction of an error.
problem-unknown = This entry does not exist. Please choose an existing one.
problem-taken = This name is taken. Please choose another.
problem-circular = An entry cannot refer to itself.
problem-not-the-name = This is not the name. Please type it exactly as it stands above.
problem-not-a-day = Please enter a day, for example 2026-12-31.
problem-not-an-address = Please enter an e-mail address, for example name@association.org.
problem-address-taken = This address already has an account. Look for the person in the list, or enter another address.
problem-not-a-code = Please enter up to 20 letters, digits or hyphens, without umlauts or blanks.
problem-code-taken = This code is taken. Please choose another one.
problem-point-as-decimal = Did you mean { $suggestion }? Please write decimals with a comma.
problem-grouping = The thousands separator is in the wrong place. Example: 9.626
problem-decimals = Please enter at most { $max } decimals.
problem-number-range = The number is too large. Please check your entry.
problem-not-a-number = Please enter a number, for example 63,38.

## Denied
denied-sign-in = Please sign in.
denied-role = Your role does not allow this.
denied-other-organisation = This belongs to another organisation.
denied-no-vote = Your organisation has no vote.
denied-round-closed = This evaluation round is over or has not begun.
denied-own-rights = Nobody changes their own rights. Ask another person of the administration.
denied-last-admin = Nobody could run the installation afterwards. First give another person a mandate “Administration”.

## Changes
history-entry = { $act }: { $title }
history-reason = Reason: { $reason }
history-before = before:
history-after = after:
history-an-account = an account
moment = { $day }, { $time }
act-dataset-loaded = data set loaded
act-measure-created = measure created
act-measure-edited = measure changed
act-measure-moved = workflow state changed
act-link-added = expected contribution added
act-link-edited = expected contribution changed
act-link-removed = expected contribution removed
act-value-recorded = value entered
act-value-revised = value revised
act-value-corrected = value corrected
act-file-received = file handed in
act-values-imported = values taken over from a file
act-file-rejected = file rejected
act-import-undone = import taken back
act-rating-given = evaluation given
act-rating-changed = evaluation changed
act-experience-shared = practical experience shared
act-experience-edited = practical experience changed
act-signed-in = signed in
act-signed-out = signed out
act-sign-in-failed = sign-in failed
act-person-invited = person invited
act-person-edited = person’s details changed
act-account-locked = account locked
act-account-unlocked = account unlocked
act-account-opened = invitation accepted
act-password-changed = password changed
act-password-reset = password reset by link
act-second-factor-added = second factor added
act-second-factor-removed = second factor removed
act-session-ended = session on another device ended
act-mandate-granted = mandate granted
act-mandate-edited = mandate changed
act-mandate-withdrawn = mandate withdrawn
act-organisation-created = organisation created
act-organisation-edited = organisation changed
act-face-changed = public view changed
act-mail-retried = mail sent on its way again
act-data-exported = own data retrieved
act-person-erased = personal data erased
change-name = name
change-name-en = name (English)
change-summary-en = summary (English)
change-short = short name
change-summary = summary
change-description = description
change-lead = lead
change-start = start
change-end = end
change-predecessor = predecessor
change-state = workflow state
change-indicator = indicator
change-measure = measure
change-direction = direction
change-direction-up = increase
change-direction-down = decrease
change-directness = directness
change-amount = expected amount
change-due = due date
change-lag = months until it shows
change-grade = evidence
change-assumption = assumption
change-reason = reason
change-value = value
change-period = reporting period
change-area = area
change-vintage = vintage
change-source = source
change-evidence = support
change-note = remark
change-round = Evaluation round
change-comment = comment
change-kind = kind
change-text = text
change-visibility = visibility
changes-title = Changes
changes-lead = Every change is on record: who, when, what and why.
changes-empty = No changes yet. As soon as someone enters or changes something, it is listed here.
changes-pages = Pages
changes-newer = Newer changes
changes-older = Older changes
changes-page = Page { $page }

## Shell
nav-measures = Measures
nav-indicators = Indicators
nav-evaluations = Evaluations
nav-meetings = Meetings
shell-skip = Skip to content
shell-description = How the measures of the digitalisation strategy work: indicators, target paths and the council’s evaluations.
shell-demo = Demonstration – not an official service. Contains example values.
shell-menu = Menu
shell-sign-in = Sign in
shell-sign-out = Sign out
shell-person = Your account:
shell-nav-main = Main navigation
shell-nav-all = All sections
shell-nav-legal = Legal
shell-language = Language
shell-theme = Appearance:
shell-theme-system = as the device
shell-theme-light = light
shell-theme-dark = dark
shell-note = Free software under EUPL-1.2. Design with KERN, typeface Fira Sans, database SurrealDB. A dashed label “example value” marks everything invented or estimated.

## Sign-in
sign-in-title = Sign in
sign-in-lead = Members evaluate measures, strategy planners keep values and targets. Reading needs no account.
sign-in-with-account = With your account
sign-in-email = E-mail address
sign-in-password = Password
sign-in-submit = Sign in
sign-in-failed-title = Sign-in failed
sign-in-failed = E-mail address and password do not match, or there were too many attempts. Please check both or try again in a few minutes.
sign-in-demo-title = Demo accounts
sign-in-demo-lead = One tap is enough, in the demonstration only. The accounts are invented.
sign-in-demo-password = Password of all demo accounts: { $password }

## Error pages
error-prefix = Error: { $title }
error-not-found-title = This page does not exist
error-not-found = The address is misspelt, the entry is gone, or it is not open to you.
error-sign-in-title = Please sign in
error-sign-in = This page is for signed-in people. After signing in you continue here.
error-forbidden-title = You may not do that here
error-forbidden = { $reason } Nothing was changed.
error-bad-request-title = What was sent cannot be read
error-bad-request = Nothing was saved. Please open the page again and send the form once more.
error-foreign-origin-title = The form came from another site
error-foreign-origin = Nothing was saved. Please fill in the form here in the Wirkungskompass.
error-conflict-title = Someone was faster
error-conflict = The entry has been changed in the meantime. Your input has overwritten nothing. Please open the entry again and compare.
error-too-large-title = The input is too large
error-too-large = Nothing was saved. Please go back and shorten the text.
error-busy-title = Too many documents are being fetched right now
error-busy = Documents are made one after the other. Please try again in half a minute.
error-unavailable-title = The service cannot be reached right now
error-unavailable = The database does not answer. Please try again in a minute. Confirmed entries are saved.
error-internal-title = Something went wrong
error-internal = The error is on record. Confirmed entries are saved. If you ask about it, please quote this identifier: { $incident }
error-ways = Where to go from here
error-to-overview = To the overview
error-to-measures = To the measures
error-to-indicators = To the indicators
error-again = Reload the page

## Meetings
meetings-title = Meetings
meetings-lead-next = The next meeting is on { $day }.
meetings-lead-none = No meeting is scheduled. The last one was on { $day }.
meetings-lead-empty = No meeting has been entered yet.
meetings-next = Next meeting
meetings-planned = Further scheduled meetings
meetings-past = Past meetings
meetings-in-days = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}
meetings-starts = { $time }
meetings-confirmed = confirmed
meetings-source = Source:
meetings-round = Evaluation round for it: { $title }, until { $day }
meetings-to-evaluations = To the evaluations

## Evaluations
rating-end-of-day = { $day }, end of day
rating-time-left = { $days ->
    [0] last day, until { $until }
    [one] one day left, until { $until }
   *[other] { $days } days left, until { $until }
}
rating-on-behalf = You evaluate for: { $organisation }. Visible in the council; outside only in aggregate.
rating-steps = Steps
rating-step-answer = Answer
rating-step-check = Check
rating-step-done = Receipt
rating-of-five = of 5
rating-ends = (1 { $low }, 5 { $high })
rating-not-judged = not judged
rating-no-answer = no answer
rating-afterwards = The council then discusses it in meeting { $number } on { $day }.
rating-list-none = No evaluation round is running. The next one begins before the next meeting.
rating-list-running = An evaluation round is running until { $until }.
rating-list-all-done = You have done everything. You can change your evaluations until the round ends.
rating-list-to-do = { $count ->
    [one] You have one open evaluation.
   *[other] You have { $count } open evaluations.
}
rating-effort = { $count ->
    [one] One question, about 2 minutes
   *[other] { $count } questions, about 2 minutes
}
rating-draft-kept = Your draft is saved.
rating-given = Given
rating-given-at = Given on { $moment }
rating-start = Evaluate now
rating-continue = Continue
rating-change = Change evaluation
rating-to-measure = To the measure
rating-to-list = To the evaluations
rating-who-title = Who evaluates
rating-who = Every member organisation with a vote evaluates the measures of a round. Results are on the measure’s page: in the council with the organisation’s name, outside in aggregate from three organisations upward.
rating-other-role = You are signed in as { $role } and read along.
rating-begins = The round begins on { $day }.
rating-closed-rounds = Closed rounds
rating-closed-none = No round is closed yet. After a round ends, the evaluated measures are listed here.
rating-closed-about = { $round }, ended on { $day }
rating-heading = Evaluate { $measure }
rating-question = { $number } of { $count }: { $name }
rating-cannot-judge = I cannot judge this
rating-comment = What should the others know?
rating-conflict-title = Someone from your organisation has answered meanwhile
rating-send-mine = Send my answers instead
rating-comment-short = Comment
rating-comment-hint = Please do not name persons or firms.
rating-no-comment = no comment
rating-check = Check answers
rating-draft-saved = Draft saved at { $time }
rating-draft-failed = Draft not saved, trying again
rating-draft-refused = Draft not saved. Please reload the page and sign in.
rating-review-title = Is everything right?
rating-give = Submit evaluation
rating-edit = Change
rating-back = Back to the questions
rating-received = Evaluation received
rating-received-at = Time
rating-received-for = For
rating-changeable = You can change it until { $until }.
rating-more = More evaluations
rating-closed-heading = Evaluation: { $measure }
rating-closed-title = The deadline has passed
rating-closed-since = Read-only since { $day }. For a late evaluation please turn to the secretariat.
rating-closed-without = Your organisation gave no evaluation in this round.
rating-not-open-title = The round has not begun
count-of-max = { $count } of { $max } characters
count-max = at most { $max } characters

## Share a practical experience
experience-heading-new = Share a practical experience
experience-conflict-title = Someone has changed this experience meanwhile
experience-heading-edit = Change a practical experience
experience-lead = What do firms experience with “{ $measure }”? One experience is enough, one sentence too.
experience-on-behalf = You write for: { $organisation }.
experience-kind-label = What is it about?
experience-text-label = Your experience
experience-text-hint = Please do not name persons or firms.
experience-visibility-label = Who may read this?
experience-visibility-hint = Public means: also without an account, with your organisation’s name.
experience-submit = Share experience
experience-cancel = Cancel

## Indicator page
chart-key = How to read the chart
chart-key-hollow = hollow: unverified, estimated or example value
chart-key-path = target path
chart-key-path-example = target path, example value
chart-key-start = start of a measure
chart-key-end = end of a measure
chart-gap = no values { $years }
chart-break = series break
indicator-list-title = Indicators
indicator-list-lead = { $total ->
    [one] One indicator
   *[other] { $total } indicators
  } in { $fields } fields: { $plan } on plan, { $risk } at risk, { $missed } missed, { $open } without a target, { $none } without data. Example values do not count.
indicator-list-field = Field
indicator-list-status = Status
indicator-list-sort = Order
indicator-list-all-fields = all fields
indicator-list-all-status = any status
indicator-list-by-field = by field
indicator-list-by-name = by name
indicator-list-by-date = newest values first
indicator-list-by-status = by status
indicator-list-show = Show
indicator-list-filter = Filter indicators
indicator-list-count = { $count ->
    [0] No indicator matches.
    [one] 1 of { $total } indicators
   *[other] { $count } of { $total } indicators
  }
indicator-list-empty-title = No indicator matches this choice
indicator-list-empty-text = Choose another field or another status.
indicator-list-reset = Show all indicators
indicator-list-name = Indicator
indicator-list-latest = Latest value
indicator-list-change = Change
indicator-list-course = Course
indicator-list-measures = Measures
indicator-list-no-value = n/a
indicator-list-no-value-why = no published value
indicator-list-example-only = There are example values only.
indicator-list-measure-count = { $count ->
    [0] none
    [one] 1 measure
   *[other] { $count } measures
  }
indicator-list-since = since { $period }
indicator-field-number = Field { $number }: { $name }
indicator-all-fields-caption = Indicators of all fields
indicator-proxy = Proxy
indicator-lead-value = { $when }, { $subject } in { $area } { $number ->
    [plural] stood
   *[singular] stood
  } at { $value }.
indicator-lead-name = { $name } in { $area }: { $value } ({ $period }).
indicator-lead-no-value = No value has been published for Lower Saxony.
indicator-lead-example = The latest example value is { $value } ({ $period }).
indicator-lead-less = { $number ->
    [one] That is
   *[other] That is
  } { $amount } less than { $what ->
    [path] the target path
   *[target] the target
  } provides for: { $status }.
indicator-lead-more = { $number ->
    [one] That is
   *[other] That is
  } { $amount } more than { $what ->
    [path] the target path
   *[target] the target
  } provides for: { $status }.
indicator-lead-equal = That matches { $what ->
    [path] the target path
   *[target] the target
  }: { $status }.
indicator-lead-context = The indicator gives context and is not rated.
indicator-lead-no-target = No target has been agreed.
indicator-lead-target-later = The target of { $value } applies from { $due }. No path towards it has been agreed.
indicator-lead-target-open = The target of { $value } has no fixed date. That is why there is no status.
indicator-lead-target-passed = The target of { $value } was due by { $due }. No new value has come in since.
indicator-lead-distance = The distance to Germany ({ $value }) is { $distance }.
indicator-lead-same = In Germany the value is the same ({ $value }).
indicator-grade = { $value } (1 = fully developed, 6 = hardly developed)
indicator-verdict = { $deviation }, { $status }
indicator-finding-course = { $name }: from { $first } ({ $from }) to { $last } ({ $to })
indicator-finding-one = { $name }: { $value } ({ $period })
indicator-finding-examples = { $name }: example values only for Lower Saxony so far
indicator-finding-none = { $name }: no value for Lower Saxony
indicator-chart-subtitle = { $unit } in { $areas }
indicator-chart-vintage = vintage { $vintage }
indicator-chart-thinned = of many values, the lowest and highest of each stretch are drawn
indicator-chart-axis = The axis starts at { $value }.
indicator-chart-value = { $area } { $value } ({ $period })
indicator-chart-description = { $values }. All values are in the table below.
indicator-chart-limit = The chart shows three comparison areas at most. The table shows all you chose.
indicator-chart-beside = Values with a differing definition are in the table, not in the chart.
indicator-chart-empty = There are no values for this chart. As soon as a value is entered, its course appears here.
indicator-path-label = Target path: { $value } { $when }
indicator-target-label = Target: { $value } { $when }
indicator-corridor-below = up to { $near } / up to { $far } below target
indicator-corridor-above = up to { $near } / up to { $far } above target
indicator-points = { $value } points
indicator-unit-percent = per cent
indicator-unit-count = number
indicator-unit-points-dative = points
indicator-compare = { $count ->
    [0] Choose comparison areas (none chosen)
    [one] Choose comparison areas (1 chosen)
   *[other] Choose comparison areas ({ $count } chosen)
  }
indicator-compare-legend = Compare with
indicator-compare-show = Show comparison
indicator-year-end = at the end of { $year }
indicator-path-short = Path { $value }
indicator-target-short = Target { $value }
indicator-percentage-points = { $value } percentage points
indicator-compare-none = There are no values for other areas.
indicator-standing = Standing
indicator-value-at = Lower Saxony, { $period }
indicator-no-value = n/a
indicator-no-value-why = No value has been published for Lower Saxony.
indicator-expected = Expected
indicator-deviation = Deviation
indicator-target = Target
indicator-target-by = { $value } by { $due }
indicator-target-without-date = { $value }, date open
indicator-decided-in = Decided in
indicator-not-decided = not decided
indicator-tolerance = Tolerance
indicator-tolerance-words = Up to { $near } behind the expected value counts as on plan, up to { $far } as at risk, beyond that as missed.
indicator-method = Method
indicator-method-words = { $name } ({ $code }), version { $version }
method-title = The same values, other methods
method-lead = Methods judge differently. In force now: { $method }, { $since }. The council decides which method applies.
method-caption = How this indicator stands by each method
method-column = Method
method-verdict = Verdict
method-why = Reason
method-corridor = linear target path
method-weather = weather symbol of the German Sustainable Development Strategy
method-growth = growth rate as used by Eurostat and Statistics Canada
method-thresholds = own thresholds
method-in-force = applies
method-version = { $code }, version { $version }
method-grade-sun = sun
method-grade-light-clouds = light clouds
method-grade-cloud = cloud
method-grade-thunderstorm = thunderstorm
method-grade-achieved = target achieved
method-grade-on-track = on track
method-grade-too-slow = progress, but too slow
method-grade-limited = limited progress
method-grade-deterioration = deterioration
method-why-corridor = { $expected } was expected, { $value } measured: { $deviation }.
method-why-weather = { $change } a year on average, from { $points } values since { $from }.
method-why-weather-missed = Continued like this, it comes to { $projected } on { $due }; { $share } of the way to the target is missing.
method-why-weather-reached = Continued like this, it comes to { $projected } on { $due } and reaches the target.
method-why-growth = Since { $from } { $rate } a year on average in the right direction.
method-why-growth-wrong = Since { $from } { $rate } a year on average in the wrong direction.
method-why-growth-required = { $required } a year lead to the target.
method-provisional = Provisional: a value may still change.
method-reason-no-value = There is no published value.
method-reason-context = This indicator describes the surroundings and is not rated.
method-reason-no-target = There is no target with a due day.
method-reason-not-yet = The target has no baseline and is not due yet.
method-reason-few = Cannot be rated: there are { $have } comparable values, { $need } are needed.
method-reason-short = Cannot be rated: less than a year lies between the first and the last value.
method-reason-signs = Cannot be rated: there is a growth rate only between values of the same sign.
method-reason-target-is-base = Cannot be rated: the target is the baseline.
method-reason-due-before-base = Cannot be rated: the due day is not after the baseline.
method-reason-no-due-day = Cannot be rated: the target has no due day.
method-reason-passed = The due day has passed and the target is not reached.
method-reason-numbers = Cannot be rated: these numbers cannot be computed with.
method-warning-zero-base = The baseline 0 is replaced by 0.001; the result depends on it.
method-warning-zero-target = The target 0 is replaced by 0.001; the result depends on it.
method-warning-cut = Only values since the break in the series ({ $day }) count.
method-warning-baseline = The baseline lies before the break in the series ({ $day }).
method-warning-base-moved = The first value after the agreed day ({ $day }) is the baseline.
method-warning-worsening = The target is reached, but the value is worse than at the start.
method-warning-limit = The natural limit does not count here.
start-title = Before and after the start of measures
start-lead = What changed after a start. These numbers do not say why: a value that rises before is higher after any start.
start-caption = The values before and after the start of the linked measures
start-measure = Measure
start-before = Mean before
start-after = Mean after
start-change = Change
start-began = Start: { $period }
start-points = { $count ->
    [one] 1 value
   *[other] { $count } values
}
start-slope = slope { $slope } a year
start-difference = Difference of the means: { $change }.
start-step = Step at the start from the course before: { $step }.
start-step-and-slope = Step at the start from the course before: { $step }; after it the slope changes by { $slope } a year.
start-interval = { $estimate } (95 % interval { $low } to { $high })
start-no-model = There are too few values for a model.
start-caution-small = An interval would need { $need } values on each side.
start-caution-step = With { $points } values a step cannot be told from a new slope.
start-caution-seasons = Seasons are not taken out.
start-caution-uneven = The values are not evenly spaced.
start-caution-autocorrelation = Neighbouring values are related (Durbin–Watson { $statistic }); the interval is uncertain.
start-caution-exact = The model goes through every value; its uncertainty is unknown.
start-caution-transition = { $points } values of the transition do not count.
indicator-last-published = Last published
indicator-newest-example = Latest example value, { $period }
indicator-target-line = { $area }: { $target }
indicator-measures = Measures
indicator-no-measures = No measure is linked to this indicator.
indicator-measures-all = All { $count } linked measures
indicator-no-measures-planner = Links are made on the measure’s page.
indicator-link-measure = Link a measure
indicator-link-up = is meant to increase { $phrase }
indicator-link-down = is meant to reduce { $phrase }
indicator-link-expected = expected contribution: { $details }
indicator-link-amount = { $amount } by { $due }
indicator-link-no-amount = not quantified
indicator-link-lag = { $months ->
    [0] takes effect at once
    [one] takes effect after 1 month
   *[other] takes effect after { $months } months
  }
indicator-link-grade = support: { $grade }
indicator-definition = What is measured
indicator-unit = Unit
indicator-polarity = Polarity
indicator-frequency = Frequency
indicator-counting = Counting
indicator-counting-cumulative = running total since the start
indicator-counting-period = per reporting period or date
indicator-scale = Scale
indicator-scale-range = { $min } to { $max }
indicator-scale-from = from { $min }
indicator-scale-open = without limits
indicator-values = All values
indicator-values-caption = { $code }: all values by reporting period, newest first
indicator-values-enter = Enter a value
indicator-values-file = from file
indicator-values-empty = No value yet. As soon as a planner enters one, it appears here with source and vintage.
indicator-values-period = Period
indicator-values-status = Status
indicator-values-note = Note
indicator-values-source = Source
indicator-values-legend = n/a = not available, – = not applicable.
indicator-values-path = Expected = { $shape } from { $from } ({ $start }) to { $to } ({ $due }).
indicator-values-target = Expected = { $to } from { $due }.
indicator-baseline = baseline
indicator-missing = n/a
indicator-superseded = superseded
indicator-other-vintage = another figure for the same period
indicator-vintage = vintage { $vintage }
indicator-area-note = { $area }: { $note }
indicator-notes = What you should know
indicator-notes-none = No peculiarity of the data is known for this indicator.
indicator-note-proxy = Proxy.
indicator-note-remark = Remark.
indicator-note-rule = Rule in the Wirkungskompass: { $rule }
indicator-note-beside = Beside the series: { $value } in { $area }, { $period }.
indicator-note-concerns = Concerns: { $values }.
indicator-sources = Sources
indicator-sources-none = No source is recorded for this indicator.
indicator-source-open = (opens { $host })
indicator-history = History of changes
indicator-history-none = Nobody has changed anything since the data were loaded.
indicator-receipt = Saved
indicator-receipt-recorded = The value has been entered. It is in the chart and in the table.
indicator-receipt-revised = The revision has been entered. The earlier value stays readable in the table.
indicator-receipt-corrected = The correction has been entered. The earlier value stays readable in the table.

# Comparison of areas
chart-dots-home = Lower Saxony
chart-dots-peer = Land
chart-dots-reference = federation, EU, group or part of a Land: not ranked
chart-dots-hollow = hollow: not comparable or not verified
comparison-title = Lower Saxony compared
comparison-sentence = { $when }: { $values }.
comparison-value = { $area } { $value }
comparison-value-example = { $area } { $value } (example value)
comparison-home-rank = { $value }, rank { $rank } of { $count } comparable Länder
comparison-home-unranked = { $value }, not ranked among { $count } comparable Länder
comparison-home-none = { $area } without a value
comparison-home-other-period = { $area } without a value for this date (most recently { $value }, { $period })
comparison-lands-missing = { $count ->
    [one] There is no comparable value for 1 other Land.
   *[other] There is no comparable value for { $count } other Länder.
}
comparison-refused-context = No rank: the indicator gives context, neither direction is better.
comparison-refused-groups = No rank: the source has values for groups of Länder only ({ $groups }). It does not say which value applies to a single Land.
comparison-refused-none = No rank: there is no comparable value for any Land.
comparison-refused-one = No rank: there is a comparable value for one Land only.
comparison-caption-rank = { $name }: Lower Saxony ranks { $rank } of { $count }
comparison-caption-without-home = { $name }: other Länder, Lower Saxony not ranked
comparison-caption-unranked = { $name }: areas side by side, not ranked
comparison-highest-first = highest value first
comparison-lowest-first = lowest value first
comparison-description = { $values }. All values are in the table below.
comparison-no-value = no value
comparison-table = Figures as a table
comparison-table-caption = { $code }: areas compared, { $period }
comparison-area = Area
comparison-rank = Rank
comparison-value-head = Value
comparison-value-in = Value, { $unit }
comparison-sources = Where the values come from
comparison-source-areas = Values for { $areas }.
unranked-land = Land
unranked-bund = federation, not a Land
unranked-eu = European Union, not a Land
unranked-group = group of Länder
unranked-district = part of a Land
unranked-fictitious = invented for the demonstration
unranked-period = other date
unranked-unit = other unit of count
unranked-definition = other definition
unranked-unverified = not verified
comparison-remarks = Remarks of the source:
comparison-others = Other areas: { $values }.
comparison-differences = Other definition: { $values }.

# Indicator fields
field-what = Indicator field { $number } of { $total } under the memorandum
field-lead = { $total ->
    [one] 1 indicator, { $drawn } of them with values for Lower Saxony.
   *[other] { $total } indicators, { $drawn } of them with values for Lower Saxony.
}
field-lead-empty = No indicator has been recorded for this field yet.
field-lead-proxies = { $count ->
    [one] 1 of them is a proxy: something similar is measured.
   *[other] { $count } of them are proxies: something similar is measured.
}
field-lead-measures = { $count ->
    [0] No measure works on this field.
    [one] 1 measure works on this field.
   *[other] { $count } measures work on this field.
}
field-tally = Status of the indicators
field-indicators = Course of the indicators in Lower Saxony
field-as-list = As a list
field-none-drawn = There are no values for Lower Saxony in this field yet.
field-legend = All charts show the years { $from } to { $to }, each with a scale of its own. Long dashes: target path or target value. Hollow marks: estimated, unverified or example value. Where the line is missing, values are missing or the way of counting has changed.
field-course = From { $first } ({ $from }) to { $last } ({ $to }).
field-course-one = { $value } ({ $period }).
field-target = { $target }.
field-target-distance = { $target }, distance { $distance }.
field-without-title = Without a value for Lower Saxony
field-without = { $area } { $value } ({ $period }).
field-without-any = no value yet.
field-measure-aims = expected contribution to { $indicators }
field-no-measures = No measure works on this field.
field-no-traps = Nothing special is known about the data of these indicators.
field-trap-concerns = Concerns:
field-sheet = Sheet for printing
field-sheet-title = Sheet on { $field }
field-sheet-how = This sheet fits on one A4 page. To print it or save it as a PDF: Ctrl + P, on a Mac Command + P, on a phone “Print” in the browser menu.
value-title = Enter a value
value-title-for = Enter a value: { $name }
value-error-title = Error: { $title }
value-lead = Before saving you see the old value, the new value and the status that follows.
value-last = Latest: { $value } ({ $period }).
value-area = Area
value-period = Date or period
value-period-hint = For example 31.12.2024, 08/2023, 2023-S2 or 2023.
value-value = Value
value-value-hint = German notation: decimals with a comma, such as 63,38; thousands with a point, such as 9.626.
value-qualifier = How exact the source is
value-qualifier-exact = exact
value-qualifier-about = about
value-qualifier-below = just under
value-qualifier-above = more than
value-status = Status of the value
value-status-normal = without reservation
value-vintage = Vintage
value-vintage-hint = When the source published the value, such as 2025 or 2025-06.
value-source = Source
value-source-hint = Not needed for an example value.
value-source-choose = Please choose
value-source-none = no source
value-evidence = Evidence
value-evidence-read = read in the source
value-evidence-derived = computed from published values
value-evidence-conflict = sources disagree
value-evidence-unverified = unverified
value-evidence-example = example value: invented or estimated
value-note = Remark
value-replacement = Revision or correction?
value-replacement-hint = So far this period has { $value }. Both values stay readable.
value-replacement-hint-short = Both values stay readable.
value-replacement-revision = Revision: the source has published a new figure.
value-replacement-correction = Correction: the entry was wrong.
value-check = Check
value-cancel = Cancel
value-check-title = Check the value
value-check-title-for = Check the value: { $name }
value-check-lead = Nothing has been saved yet. Please compare the figures.
value-check-caption = Old and new value
value-check-what = Item
value-check-old = Old value
value-check-previous = Previous value
value-check-new = New value
value-check-difference = Difference
value-check-none = n/a
value-check-value = Value
value-check-period = Period
value-check-status = Status
value-check-not-applicable = –
value-check-entered = Your entries
value-doubts = Please check once more
value-doubt-jump = Unusual jump: the new value differs by { $percent } from the value it is compared with. Please check figure and period.
value-doubt-falling = The indicator is a running total since the start. The new value is smaller than the one before.
value-doubt-example = You are entering an example value. It is labelled as such everywhere and does not count for the status on the overview.
value-doubt-older = The period lies before the newest value. The current standing does not change.
value-save = Save value
value-change = Change

## Methods of assessment and targets of an indicator
act-method-chosen = Method of assessment chosen
act-target-set = Target set
act-target-changed = Target changed
act-target-withdrawn = Target withdrawn
method-corridor-stepwise = target path in steps
method-corridor-given = target path through interim targets
method-corridor-geometric = geometric target path
method-short-linear = TP-L
method-short-stepwise = TP-S
method-short-given = TP-I
method-short-geometric = TP-G
method-short-weather = WS
method-short-growth = GR
method-short-thresholds = TH
method-in-full = { $name }, version { $version }
method-key = Methods beside the status: { $methods }.
method-default = default
method-since = in force from { $day } by: { $decided }
method-with-base = Growth since { $day }.
method-with-limit = Natural limit { $value }.
method-with-bounds-from = On track from { $near }, at risk from { $far }, below that missed.
method-with-bounds-to = On track up to { $near }, at risk up to { $far }, above that missed.
method-why-thresholds = Measured { $value }; on track { $side ->
    [up] from
   *[down] up to
  } { $near }, at risk { $side ->
    [up] from
   *[down] up to
  } { $far }.
method-history = Methods chosen
method-history-item = Choice { $number }: { $method }
method-state-decided = decided
method-state-proposed = proposed
method-state-in-force = in force
method-state-later = in force from { $day }
method-state-replaced = replaced
method-choose = Choose method
method-form-title = Method of assessment
method-form-title-for = Method of assessment: { $name }
method-form-in-force = In force now: { $method }, { $since }.
method-form-help = Suggestion for new choices: the weather symbol of the German Sustainable Development Strategy. It copes with zero and negative values and compares with the federation and other Länder; it needs four comparable values. Nothing changes by itself: without a resolution the linear target path stays.
method-offer-corridor = Target path: deviation from the expected value against the tolerance of the target
method-offer-weather = Weather symbol of the German Sustainable Development Strategy: where the last six values lead
method-offer-growth = Growth rate: actual against required growth rate
method-offer-thresholds = Own thresholds: the value against two fixed bounds
method-group-corridor = For the target path only
method-group-growth = For the growth rate only
method-group-thresholds = For own thresholds only
method-field-shape = Shape of the target path
method-field-shape-hint = Applies to targets that set no shape of their own.
method-field-base = Base year
method-field-base-hint = For example 2015. Without it the first value counts.
method-field-limit = Natural limit
method-field-limit-hint = The largest possible value, 100 for shares.
method-field-on-plan = Threshold for “on track”
method-field-at-risk = Threshold for “at risk”
method-field-bounds-hint-higher = Higher is better: on track is what is at least this high.
method-field-bounds-hint-lower = Lower is better: on track is what is at most this high.
method-field-from = In force from
method-field-from-hint = The first day, for example 01.07.2026. Verdicts for earlier days do not change.
method-field-reason = Reason
method-field-state = State of the choice
method-parameters = Parameters
method-check-title = Check the method
method-check-title-for = Check the method: { $name }
method-check-caption = Verdict by the present and the chosen method
method-check-old = So far
method-check-new = From then on
method-check-now = The chosen method decides from { $day } in all lists and sentences. Verdicts for earlier days stay.
method-check-later = Until { $day } the present method stays.
method-check-proposed = A proposal changes no verdict.
method-save = Save choice
method-receipt = The choice of the method is saved. Earlier choices stay readable.
indicator-lead-graded = { $method }: { $grade }, hence { $status }.
indicator-lead-reason = { $method }: { $status }. { $reason }
indicator-lead-method = { $method }: { $status }.
indicator-form-meanwhile = Values, targets or the method of this indicator have been changed meanwhile. Your input is not saved yet. Please check it and send it again.
indicator-decided-in-hint = Resolution or plan, for example “Beschluss 4/5.1”.
problem-limit-not-positive = The natural limit has to be above 0.
problem-bounds-higher = Higher is better: the threshold for “at risk” must not be above the one for “on track”.
problem-bounds-lower = Lower is better: the threshold for “at risk” must not be below the one for “on track”.
problem-never-rated = This indicator gives context and is not rated. So no method can be chosen.
problem-before-in-force = A choice is in force since { $day }. Please enter this day or a later one.
problem-not-a-day-and-value = Line { $line } cannot be read. Please write one day and one value per line, for example 31.12.2024 = 64,5.
problem-too-many-lines = Please enter at most { $max } lines.
problem-unknown-source = There is no source “{ $code }”. Please take codes from the list below.
problem-path-due = The due day has to lie after the day of the baseline. Please check both days.
problem-path-negative = A tolerance cannot be negative. Please enter how far the value may lie behind the expected one.
problem-path-reversed = “At risk up to” must not be smaller than “on track up to”.
problem-path-interim-outside = Interim targets have to lie after the baseline and before the due day. Please check the days.
problem-path-interim-twice = Two interim targets have the same day. Please keep one of them.
problem-path-sign = A geometric path does not lead from or to 0 nor across it. Please choose another shape.
target-title = Targets
target-title-for = Targets: { $name }
target-lead = Exactly one target leads for each area; for Lower Saxony it decides the status. Nothing is overwritten.
target-keep = Keep targets
target-new = Set a target
target-new-lead = A target names who decided it. Examples give no status in lists.
target-none = No target agreed.
target-change = Change
target-change-title = Change target
target-change-lead = so far { $target }. The present version stays readable with day and reason.
target-withdraw = Withdraw
target-withdraw-title = Withdraw target
target-withdraw-lead = { $target }. The target stays readable and decides nothing any more.
target-save = Save target
target-leads = This target leads
target-leads-legend = Leading target
target-leads-hint = Without it the decided target with the nearest due day leads. Where this one leads, it does so for its area instead of any other.
target-leads-tag = leads
target-leads-because = Leads because: { $reason }
target-decided = Decided in: { $decided }
target-not-decided = Not decided
target-from = from { $value } on { $day }
target-interim = interim targets: { $list }
target-tolerance = on track up to { $near }, at risk up to { $far } behind the expected value
target-shape-linear = linear
target-shape-stepwise = in steps
target-shape-given = through the interim targets
target-shape-geometric = geometric
target-shape-open = as the method says
target-unit-points = percentage points
target-field-value = Target value
target-field-due = Due day
target-field-due-hint = For example 31.12.2027. Empty where the resolution names no date; then there is no status.
target-field-baseline = Baseline
target-field-baseline-hint = Without a baseline nothing is expected before the due day.
target-field-baseline-day = Day of the baseline
target-field-interim = Interim targets
target-field-interim-hint = One day and one value per line, for example 31.12.2024 = 64,5. They count for the shapes “in steps” and “through the interim targets”.
target-field-shape = Shape of the path
target-field-shape-hint = A shape chosen here goes before that of the method.
target-field-on-plan = On track up to
target-field-on-plan-hint = How far the value may lie behind the expected one.
target-field-at-risk = At risk up to
target-field-text = Wording
target-field-sources = Sources
target-field-sources-hint = Codes with commas between, for example S050, S006.
target-field-evidence-hint = An example never gives a status in lists.
target-field-leads-reason = Why does it lead?
target-field-reason = Why is the target changed or withdrawn?
target-field-reason-hint = Stands with the day beside the earlier version.
target-known-sources = Codes of the sources
target-was-changed = Replaced on { $day }.
target-was-withdrawn = Withdrawn on { $day }: { $decided }.
target-earlier = { $count ->
    [one] 1 earlier version
   *[other] { $count } earlier versions
  }
target-receipt-set = The target is set.
target-receipt-changed = The target is changed. The earlier version stays readable.
target-receipt-withdrawn = The target is withdrawn. It stays readable.

## Definition, derived indicators, what stands beside a value
measured-numerator = Numerator
measured-denominator = Denominator
measured-counts = What is counted
measured-counts-open = not yet stated
measured-kind = Kind
measured-kind-input = Input: what is put in
measured-kind-output = Output: what is done with it
measured-kind-outcome = Outcome: what is meant to change
measured-kind-context = Context: no measure is meant to change it
measured-accumulation = Way of counting
measured-proxy = Stands in for
measured-formula = Computation
measured-scale-ends = { $range }; low: { $low }, high: { $high }
accumulation-per-period = per reporting period; parts can be added up
accumulation-cumulative = cumulative since the start
accumulation-stock = stock on the reference date
accumulation-share-per-period = share per reporting period; put together from numerator and denominator
accumulation-share-of-stock = share on the reference date
accumulation-not-additive = index, grade or ratio; cannot be put together
formula-computed = computed
formula-computed-from = computed from:
formula-note = On the numbers in the formula: { $note }.
formula-always-fresh = Values are computed on every request from the values known then. A result is provisional, estimated or illustrative as soon as one of its inputs is.
formula-next-value = The indicator is computed. A new value appears once all inputs for a period are there.
formula-gaps = Not computed
formula-gaps-more = { $count ->
    [one] and 1 more period
   *[other] and { $count } more periods
 }
formula-gap = { $place }: { $why }
formula-input = { $name }, { $area }, { $period }
formula-missing = { $count ->
    [one] Missing: { $inputs }.
   *[other] Missing: { $inputs }.
 }
formula-no-prior = There is no period before.
formula-across-break = { $input } begins a new series; it is not compared with the value before.
formula-zero = The divisor { $divisor } is zero.
formula-not-finite = The part { $part } gives no usable number.
formula-would-give = { $count ->
    [0] With today’s values the formula gives no value yet.
    [one] With today’s values the formula gives one value:
   *[other] With today’s values the formula gives { $count } values; the newest:
 }
formula-prior = in the period before
formula-times = times
formula-divided = divided by
formula-plus = plus
formula-minus = minus
formula-min = the smallest of
formula-max = the largest of
formula-sum = the sum of
formula-mean = the mean of
formula-help = How to write a formula
formula-help-indicator = [BG-04] is the value of the indicator BG-04 for the same area and period.
formula-help-area = [BG-04@DE] is the value for another area, here Germany.
formula-help-prior = prior([BG-04]) is the value for the period before.
formula-help-signs = Use +, -, *, / and parentheses. Decimals have a point: 2.5.
formula-help-functions = min, max, sum and mean take several parts, separated by semicolons: mean([DR-02]; [DR-03]).
formula-at = Character { $place }: { $what }
formula-at-near = Character { $place } (“{ $near }”): { $what }
formula-expected = Expected: { $expected }.
formula-too-long = The formula has more than { $max } characters.
formula-too-deep = The formula is nested more than { $max } levels deep.
formula-unexpected = This does not fit here.
formula-unexpected-end = The formula ends too early.
formula-unknown-function = This is no function. Indicators stand in square brackets.
formula-not-an-indicator = This is not the code of an indicator.
formula-not-an-area = This is not the code of an area.
formula-comma = A comma is ambiguous in a formula.
formula-thousands = A point separates no thousands here. Did you mean { $plain }?
formula-decimals = No more than { $max } decimals are possible.
formula-expected-operand = a number, an indicator in square brackets, a function or an opening parenthesis
formula-expected-operator = an operator or the end
formula-expected-operator-or-closing = an operator or a closing parenthesis
formula-expected-operator-separator-or-closing = an operator, a semicolon or a closing parenthesis
formula-expected-opening = an opening parenthesis
formula-expected-closing = a closing parenthesis
formula-expected-closing-bracket = a closing square bracket
formula-expected-indicator = an indicator in square brackets
formula-expected-code = a code of letters, digits, hyphens and underscores
formula-expected-function = min, max, sum, mean or prior
formula-expected-digit = a digit
formula-expected-plain-number = a number without thousands separators
formula-expected-point-or-semicolon = a point before decimals or a semicolon between parts
problem-formula-circle = The indicators would be computed from each other in a circle: { $codes }. Take one of them out of the formula.
problem-unknown-indicator = There is no indicator “{ $code }”. Please check the code.
problem-unknown-area = There is no area “{ $code }”. Please check the code.
problem-has-values = Values were entered for this indicator. Create a new indicator for the computation.
problem-is-computed = This indicator is computed. Enter values at the indicators it is made from.
problem-other-share = Numerator and denominator make { $share } %. Please check the three numbers.
problem-outside-interval = The value is not within this range. Please check both ends.
problem-ends-reversed = The upper end has to be greater than the lower end.
problem-not-a-count = Please enter a whole number of 1 or more.
edition-title = Versions of the definition
edition-current = in force
edition-first = Version { $number }
edition-from = Version { $number }, for values from { $day }
edition-from-break = Version { $number }, for values from { $day }; not comparable with earlier values
edition-ratio = Numerator: { $numerator }; denominator: { $denominator }
edition-begins = new definition: not comparable with earlier values
edition-new = New version of the definition
edition-new-text = The version so far stays readable on the page.
detail-ratio = { $numerator } of { $denominator }
detail-denominator = relating to { $denominator }
detail-sample = n = { $n }
detail-interval = range of chance { $low } to { $high }
detail-part = only { $part }
sample-no-change = no detectable change
sample-not-recognisable = Compared with { $since } this is no detectable change: the difference is { $by }; chance in the samples alone can make up to { $margin }.
sample-recognisable = Compared with { $since } this is a change of { $by }, more than chance in the samples explains.
sample-sizes = It rests on { $first } and { $second } answers.
chart-key-interval = vertical stroke: range of chance of the sample (95 %)
value-replacement-beside = Another source: both figures stand beside each other.
value-beside = Denominator, sample, part of the area
value-beside-hint = Fill in only what the source states.
value-sample = Answers in the sample (n)
value-low = 95 % range from
value-high = 95 % range to
value-part-hint = A value for a part of the area stands beside the series.
value-district = District
value-size-class = Size class
value-sector = Sector
value-doubt-denominator = The denominator differs from that of the value compared ({ $before } → { $after }). The shares are not readily comparable.
value-doubt-chance = The difference to the value compared is within the range of chance of the samples: no detectable change.
value-doubt-part = The value holds for a part of the area only. It stands beside the series and does not change the status.
start-area = { $area } over the same time: { $change }.
start-joint = On common days the change differs by { $change } from that of the areas compared; before the start values rose by { $own } a year here and by { $others } there.
authoritative = Authoritative value
authoritative-title = Decide the authoritative value
authoritative-caption = What sources state for the same period
authoritative-so-far = So far
authoritative-then = From now on
authoritative-counts = counts
authoritative-reason = Why is this value authoritative?
authoritative-reason-hint = The reason is shown on the page of the indicator. Both values stay readable.
authoritative-save = Make it authoritative
authoritative-receipt = The authoritative value is decided.
authoritative-note = Different figures.
authoritative-head = { $place }: { $values }.
authoritative-stated = { $value } ({ $source })
authoritative-decided = Authoritative is { $value }. Reason: { $reason }
authoritative-by-rule = { $value } is shown and rated, by support and vintage; no value has been decided to be authoritative.
authoritative-because = authoritative: { $reason }
authoritative-way = Make { $value } authoritative
sources-title = Sources
sources-lead = Every published value names its source. Here you see for each source which values rest on it.
sources-source = Source
sources-publisher = Publisher
sources-date = Date
sources-values = Values
sources-none = No source matches your search.
sources-search = Title or publisher
sources-show = Search
sources-count = { $count ->
    [one] 1 source
   *[other] { $count } sources
 }
sources-about = About the source
sources-kind = Kind
sources-code = Code
sources-address = Where to find it
sources-no-address = no address recorded
sources-check = These details come from stored copies. Please check every figure at its source before publishing it.
sources-cited = Values from this source
sources-no-values = No value names this source.
sources-target = Target: { $target }
sources-superseded = { $value }, superseded
sources-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
 }
sources-measures = Measures that name this source
sources-all-values = All values of this source
sources-to-list = All sources
indicator-edit = Edit definition
indicator-new = Create indicator
indicator-form-title = Edit indicator: { $name }
indicator-form-title-new = Create indicator
indicator-form-lead = You see what changes before anything is saved. Where it changes what is measured, a new version of the definition begins.
indicator-group-names = Name and field
indicator-group-meaning = What is measured
indicator-group-scale = Scale
indicator-group-formula = Computation from other indicators
indicator-group-version = New version of the definition
indicator-group-version-hint = Only needed where definition, numerator, denominator, unit, counting unit or formula change.
indicator-group-english = English texts
indicator-field-code = Code
indicator-field-code-hint = Letters, digits and hyphens, such as UP-09. It cannot be changed later.
indicator-field-field = Field
indicator-field-phrase = Phrase for sentences
indicator-field-phrase-hint = Completes the German “soll … erhöhen”, such as: den Anteil der Haushalte mit Glasfaser.
indicator-field-name-en = Name (English)
indicator-field-short-en = Short name (English)
indicator-field-phrase-en = Phrase (English)
indicator-field-definition-en = Definition (English)
indicator-field-ratio-unit = Unit of numerator and denominator
indicator-field-ratio-unit-hint = Such as Mio. EUR; empty for counts.
indicator-field-counts-hint = Application, firm or case? Required where something is counted.
indicator-field-ends-hint = Such as “no household” and “all households”, or “1 = fully developed”. Required where the indicator is rated.
indicator-field-low = Lower end of the scale in words
indicator-field-high = Upper end of the scale in words
indicator-field-min = Smallest possible value
indicator-field-max = Largest possible value
indicator-field-decimals = Decimals
indicator-field-proxy = Proxy: what does the indicator stand in for?
indicator-field-proxy-hint = Such as: households, not firms. Empty where it is no proxy.
indicator-field-formula-hint = Empty where values are entered. Such as 100 * [BE-01] / 522.
indicator-field-formula-note = Where the numbers in the formula come from
indicator-field-formula-note-hint = Source and meaning of fixed numbers, such as: amount after source S102.
indicator-field-from = Holds for values from
indicator-field-from-hint = First day, such as 01.01.2026.
indicator-field-reason = Why does the definition change?
indicator-field-breaks = Values from that day on are not comparable with earlier ones (break in the series)
indicator-check-title = Check indicator
indicator-check-before = So far
indicator-check-after = From now on
indicator-check-differences = What changes
indicator-check-same = Nothing changes.
indicator-save = Save indicator
indicator-receipt-created = The indicator has been created.
indicator-receipt-edited = The indicator has been changed.
years-title = Put together to years
years-lead = Computed from the values of parts of a year. Shares are made anew from numerator and denominator, never averaged; gaps are not filled.
years-year = Year
years-missing = Missing: { $periods }.
years-no-denominator = Without numerator and denominator the share cannot be put together: { $periods }.
years-definition = Counted differently: { $periods }.
years-break = A new series begins with { $period }.
years-overlap = { $one } and { $other } overlap.
years-none = Cannot be put together.
act-indicator-created = Indicator created
act-indicator-edited = Indicator changed
act-value-decided = Authoritative value decided

## Files and interface
indicator-list-download = Download all values:
indicator-file-sources = Sources: { $list }
indicator-file-origin = Wirkungskompass, Strategy Council of Lower Saxony · indicator { $code }
api-title = Interface
api-lead = Programs can ask for indicators, values and measures as JSON. The interface shows the same as the pages and changes nothing. Visitors need no account.
api-addresses = Addresses
api-address = Address
api-gives = What it gives
api-fields = the indicator fields in their order
api-indicators = all indicators with the newest published value, by page
api-indicator = an indicator with its definition, targets and notes on the data
api-values = the values of an indicator, by page; “area”, “from” and “to” choose area and period
api-measures = all measures with their state, by page
api-measure = a measure with funding terms, milestones and expected contributions
api-chain = The chain of effects through one of its links, such as wirkungskette/massnahme/digitalbonus: all links in both directions and what follows what.
api-openapi = the description of all addresses and fields (OpenAPI 3.1)
api-use = How to ask
api-use-pages = A page has up to 100 entries; “limit” makes it smaller. “links.next” is the address of the next page. On the last page the field is empty (null).
api-use-forms = Numbers have a decimal point, days are written YYYY-MM-DD. Periods are 2023, 2023-S2, 2023-Q2, 2023-06 or 2023-06-30.
api-use-etag = Every answer carries an “ETag”. Send it along in “If-None-Match”; where nothing has changed, the answer is 304 without content.
api-use-limit = From one address { $count } requests a minute are possible. After that the answer is 429, and “Retry-After” tells the seconds until the next one.
api-use-errors = Errors come as “application/problem+json” with an explanation. What you may not see answers like what does not exist: with 404.
api-use-examples = Examples of the demonstration carry “evidence”: “illustrative”. They never make a verdict.
api-oparl = Meetings as OParl
api-oparl-text = What is public of meetings is given as OParl 1.1, the German standard for council information systems, with votes beside it.
api-files = Whole files
api-files-text = For spreadsheets and statistical offices the values of all indicators are files as well: CSV, Excel (XLSX), JSON-stat and SDMX-CSV.
api-files-link = To the list of indicators
api-not-found-title = There is no such thing here
api-bad-request = The address cannot be read. Please check its spelling.
api-too-many-title = Too many requests
api-too-many = There were too many requests from this address within a minute. Please try again in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
  }.
api-parameter-title = Invalid parameter
api-parameter-unknown = There is no parameter “{ $name }” here. Possible are: { $known }.
api-parameter-twice = The parameter “{ $name }” stands in the address more than once. Please give it once.
api-parameter-limit = “limit” is a whole number from 1 to { $most }.
api-parameter-cursor = “cursor” is no place in this list. Please use the address in “links.next”.
api-parameter-area = “area” is the code of an area such as DE-NI or DE.
api-parameter-period = “{ $name }” is a day or period such as 2023, 2023-S2, 2023-Q2, 2023-06 or 2023-06-30.
api-parameter-order = “from” is after “to”. Please swap them.

## Legal
legal-imprint = Imprint
legal-privacy = Privacy
legal-accessibility = Accessibility statement
legal-licences = Licences
legal-demo-title = Demonstration text
legal-demo = This page shows the structure and content an operator needs. Office, address and contacts are invented. The German text leads; this is a translation.
legal-imprint-lead = Whoever runs the Wirkungskompass is responsible.
legal-imprint-who = Provider (section 5 DDG)
legal-imprint-address = Secretariat of the Strategy Council (demonstration), Musterstraße 1, 00000 Musterstadt
legal-imprint-contact = E-mail: geschaeftsstelle@demo.example, telephone: 00000 000000
legal-imprint-content = Content
legal-imprint-data = Values come from the sources named with each value. What is invented or estimated carries the label “example value”.
legal-privacy-lead = Reading needs no account. The Wirkungskompass asks for data only where it needs them.
legal-privacy-what = When you visit
legal-privacy-visit = The server keeps no access log. It records failures only: time, address of the page and cause, without names and without what was typed. The legal basis is Art. 6(1)(e) GDPR with section 3 NDSG.
legal-privacy-third = Fonts, images and programs come from our own server. There are no requests to third parties and no tracking.
legal-privacy-cookies = Cookies
legal-privacy-cookies-text = After sign-in the server sets a session cookie, another for the chosen appearance, and a third for ten minutes while signing in with a code. They are necessary for the service; consent is not required.
legal-privacy-account = Account and evaluations
legal-privacy-account-text = An account holds name, e-mail address and mandates; a session its beginning, last use, the browser’s name and the network it came from, not the exact address. Evaluations count for the organisation. The council sees them with the organisation’s name; outside only means and counts from three organisations upward.
legal-privacy-journal = Journal of changes
legal-privacy-journal-text = Every change is recorded with time, account and reason. Only signed-in people see names.
legal-privacy-rights = Your rights
legal-privacy-rights-text = You have the right of access, rectification, erasure, restriction, portability and objection (Art. 15 to 21 GDPR). Write to datenschutz@demo.example.
legal-privacy-authority = Complaints go to the State Commissioner for Data Protection of Lower Saxony.
legal-a11y-lead = This statement covers the Wirkungskompass in this demonstration. It is based on sections 9 to 9e NBGG.
legal-a11y-status = Conformity status
legal-a11y-status-text = The Wirkungskompass aims to meet EN 301 549 and WCAG 2.2, level AA. By our own assessment it conforms partially. The exceptions are in the next section.
legal-a11y-gaps = Content that is not accessible
legal-a11y-gaps-text = These parts are missing or not accessible:
legal-a11y-gap-easy = Explanations in easy-to-read German are missing. Reason: not written yet. Instead: short sentences and a finding on every page.
legal-a11y-gap-sign = A video in German sign language is missing. Reason: the demonstration has no means for it. Instead: information through the contact below.
legal-a11y-gap-sources = Linked sources of other bodies are partly untagged PDF files. Reason: they are not in our hands. Instead: the figures stand here as tables.
legal-a11y-gap-english = Titles of sources, meetings and remarks exist in German only. Reason: they are official wordings. On English pages some are not yet marked as German.
legal-a11y-made = Preparation of this statement
legal-a11y-made-text = Prepared on 23 November 2026 by self-assessment, with automatic checks (axe) and spot checks by keyboard. No independent body has tested it.
legal-a11y-feedback = Report a barrier
legal-a11y-feedback-text = Did you notice something? Write to barrierefreiheit@demo.example. You need no account.
legal-a11y-feedback-time = You get an answer within two weeks.
legal-a11y-arbitration = Arbitration body
legal-a11y-arbitration-text = If a report stays without a satisfactory answer, you can turn to the arbitration body at the Ministry of Social Affairs, Labour, Health and Equality of Lower Saxony under section 9d NBGG. The procedure is free of charge.
legal-a11y-arbitration-demo = The demonstration is not a service of a public body. An operator puts the address here: schlichtungsstelle@demo.example.
legal-licences-lead = The Wirkungskompass is free software and builds on free software.
legal-licences-own = Wirkungskompass
legal-licences-own-text = Source code under the European Union Public Licence, version 1.2 (EUPL-1.2).
legal-licences-parts = Parts it contains
legal-licences-kern = KERN design system: EUPL-1.2
legal-licences-fira = Fira Sans: SIL Open Font License 1.1
legal-licences-surrealdb = SurrealDB: Business Source License 1.1. Use is permitted except as a database service for others; four years after a version is published Apache-2.0 applies.
legal-licences-rocksdb = RocksDB: Apache-2.0
legal-licences-crates = Leptos, Axum, Tokio and other Rust packages: MIT or Apache-2.0, some under similar free licences
legal-licences-data = Data
legal-licences-data-text = Values belong to their publishers. Source and vintage stand with each value.

## Supply calendar
supply-title = Supply calendar
supply-lead = Which value is expected when and from whom. Whether a value is due or outdated says nothing about how the indicator stands against its target.
supply-link = Supply calendar: when new values come
supply-filter = Filter the supply calendar
supply-owner = In charge
supply-all-owners = everyone in charge
supply-without-owner = nobody in charge
supply-nobody = nobody
supply-person = a person in the council
supply-count = { $count ->
    [one] { $count } of { $total } indicators
   *[other] { $count } of { $total } indicators
}
supply-empty-title = No indicator fits this choice
supply-empty-text = Choose another field or somebody else in charge.
supply-reset = Show all dates
supply-group-overdue = Overdue
supply-group-soon = In the next 30 days
supply-group-later = Later
supply-group-none = Without a date
supply-indicator = Indicator
supply-period = Expected period
supply-due = Due
supply-source = Source
supply-last = Latest value
supply-announced = announced date
supply-usual = by the usual delay
supply-state-later = not yet due
supply-state-soon = { $days ->
    [one] due tomorrow
   *[other] due in { $days } days
}
supply-state-today = due today
supply-state-overdue = { $days ->
    [one] overdue since yesterday
   *[other] overdue for { $days } days
}
supply-state-none = no date
supply-stale-current = up to date
supply-stale-one = outdated: one delivery is missing
supply-stale-several = outdated: { $count } deliveries are missing
supply-stale-unknown = cannot be told without a date
supply-age-months = { $months ->
    [0] less than a month old
    [one] one month old
   *[other] { $months } months old
}
supply-age-years = { $years } years old
supply-no-value = no published value yet
supply-contact = Contact: { $contact }
supply-edit = Change supply
supply-next = Next value
supply-staleness = Timeliness
supply-all = All dates in the supply calendar
supply-rhythm-month = monthly
supply-rhythm-quarter = quarterly
supply-rhythm-half-year = half-yearly
supply-rhythm-year = yearly
supply-rhythm-school-year = every school year
supply-rhythm-irregular = irregular
supply-form-title = Supply
supply-form-title-for = Supply: { $name }
supply-form-error-title = Error: { $title }
supply-form-lead = Who delivers the values, how often, and how long after the end of a period. The next date follows from that. Reminders go out 30 and 7 days ahead and one day after; 30 days after, the secretariat is told.
supply-form-person = Person in charge
supply-form-person-hint = Gets the reminders. If the person cannot act, everyone who acts for the organisation gets them.
supply-form-person-none = nobody in particular
supply-form-organisation = Organisation in charge
supply-form-organisation-hint = If left empty, the person's organisation.
supply-form-organisation-none = not stated
supply-form-contact = Contact at the source
supply-form-contact-hint = For example a unit and a telephone number. Visible within the council only.
supply-form-rhythm = Rhythm
supply-form-rhythm-own = as the indicator says: { $frequency }
supply-form-months = Usual delay after the end of the period
supply-form-months-unit = months
supply-form-days = and days
supply-form-days-unit = days
supply-form-releases = Announced dates
supply-form-releases-hint = One line per date: period, colon, day, for example 2026-S1: 15.09.2026. They go before the usual delay.
supply-form-evidence = Reliability
supply-form-evidence-read = agreed with the source
supply-form-evidence-unverified = assumption, to be checked
supply-form-evidence-example = example
supply-form-note = Where the dates come from
supply-form-save = Save
supply-form-cancel = Cancel
supply-form-conflict = The supply was changed meanwhile
own-data-supplies = In charge of supplies
own-data-supplies-none = You are in charge of no supply.
erase-goes-supplies = Being in charge of supplies. The organisation stays in charge.
supply-receipt = The supply has been changed.
problem-release-line = Line { $line } is not a date of release. Please write period, colon and day, for example 2026-S1: 15.09.2026.
problem-release-before = In line { $line } the day lies before the period begins. Please check both.
problem-release-twice = Line { $line } names a period for the second time. Please leave one date per period.
act-supply-kept = supply changed
change-supply-person = Person in charge
change-supply-contact = Contact
change-supply-rhythm = Rhythm
change-supply-months = Delay in months
change-supply-days = Delay in days
change-supply-releases = Announced dates
change-supply-evidence = Reliability
change-supply-set = entered
change-supply-changed = changed
mail-delivery-ahead-subject = { $days ->
    [0] A value is due today
    [one] A value is due tomorrow
   *[other] A value is due in { $days } days
}: { $indicator }
mail-delivery-ahead = the next value of the indicator “{ $indicator }” is due on { $due }. Reporting period: { $period }.
mail-delivery-missed-subject = { $days ->
    [one] A value has been missing since yesterday
   *[other] A value has been missing for { $days } days
}: { $indicator }
mail-delivery-missed = the value of the indicator “{ $indicator }” that was due on { $due } is missing. Reporting period: { $period }.
mail-delivery-escalation-subject = Please settle: a value has been missing for { $days } days: { $indicator }
mail-delivery-from = In charge: { $organisation }.
mail-delivery-from-nobody = No organisation is in charge of the supply yet.
mail-delivery-do = Please pass the value on to the strategy planners as soon as it is there. If the date has moved, please tell them the new one. The indicator:
mail-delivery-do-office = Please settle with those in charge when the value will come. If the date no longer holds, ask the strategy planners to change it in the supply calendar. The indicator:
mail-delivery-example = This date is an example.
mail-delivery-last = All dates are in the supply calendar: { $calendar }

## Overview page
overview-title = Overview
overview-heading = Where does Lower Saxony stand?
overview-as-of = As of { $day }
overview-method = Assessment: for each indicator by the method that stands beside its status
overview-lead-targets =
    { $count ->
        [one] 1 of { $total } indicators has a decided target: { $verdicts }.
       *[other] { $count } of { $total } indicators have a decided target: { $verdicts }.
    }
overview-lead-no-target = None of the { $total } indicators has a decided target.
overview-lead-fields =
    { $idle ->
        [0] A measure works on each of the { $fields } fields.
        [one] 1 of { $fields } fields has no measure.
       *[other] { $idle } of { $fields } fields have no measure.
    }
overview-part-missed = { $count } missed
overview-part-at-risk = { $count } at risk
overview-part-on-plan = { $count } on plan
overview-part-open = { $count } cannot be assessed yet
overview-tally =
    { $count ->
        [one] Status of the one indicator
       *[other] Status of the { $count } indicators
    }
overview-fields =
    { $count ->
        [7] The seven indicator fields
       *[other] The { $count } indicator fields
    }
overview-fields-note = leading indicator of each field · dashed: target path · hollow: unverified or example
overview-fields-caption = Indicator fields with status, value, course and measures
overview-fields-rule = Only decided targets give a status. A distance labelled “example value” is for illustration.
overview-fields-none = No indicator fields loaded yet. They appear here once a data set is loaded.
overview-column-field = Field and indicator
overview-column-status = Status
overview-column-value = Value and distance to expected
overview-column-course = Course { $from }–{ $to }
overview-column-measures = Measures
overview-proxy = proxy
overview-no-leading = no leading indicator
overview-no-indicators = no indicators
overview-mini-tally =
    { $count ->
        [one] 1 indicator: { $list }
       *[other] { $count } indicators: { $list }
    }
overview-distance = { $deviation } against { $expected } expected
overview-beside = beside it: { $value } ({ $period }), other definition
overview-no-measure = no measure
overview-changes = Changed last
overview-changes-all = All changes
overview-changes-none = No changes yet. As soon as a value is entered, it appears here.
overview-newest = { $area } { $value } { $when }
overview-vintage = Vintage { $vintage }
overview-meeting = Next meeting
overview-meeting-none = No meeting planned. It appears here once there is a date.
overview-meeting-at = { $day }, { $time }
overview-meeting-in =
    { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }
overview-round-none = No evaluation round is open at present.
overview-round-deadline =
    { $days ->
        [0] today only, until { $day }
        [one] 1 day left, until { $day }
       *[other] { $days } days left, until { $day }
    }
overview-rate = Rate now
overview-rate-open =
    { $count ->
        [one] 1 rating is open.
       *[other] { $count } ratings are open.
    }
overview-meetings-all = All meetings
overview-missing = What is missing
overview-missing-fields = { $count } of { $total } fields without a measure
overview-missing-targets = { $count } of { $total } indicators without a decided target
overview-missing-undated =
    { $count ->
        [one] 1 further target has no date and gives no status.
       *[other] { $count } further targets have no date and give no status.
    }
overview-missing-values = { $count } of { $total } indicators without a value for Lower Saxony
overview-missing-links = { $count } of { $total } measures without an indicator

## Measure pages
measure-list-title = Measures
measure-list-lead =
    { $count ->
        [0] No measure has been recorded yet.
        [one] 1 measure is recorded.
       *[other] { $text } measures are recorded, { $running ->
            [0] none is running.
            [one] 1 is running.
           *[other] { $running_text } are running.
        }
    }
measure-list-count =
    { $count ->
        [0] No measure
        [one] 1 measure
       *[other] { $text } measures
    }
measure-list-range = Measures { $from } to { $to } of { $total }
measure-list-caption = Measures with state, term, lead and fields
measure-views = Views of the measures
measure-view-list = List
measure-view-matrix = Matrix by field
measure-add = Create measure
measure-column-name = Measure
measure-column-state = State
measure-column-term = Term
measure-column-lead = Lead
measure-column-fields = Fields
measure-filter-all = all
measure-filter-field = Field
measure-filter-indicator = Indicator
measure-filter-apply = Filter
measure-filter-reset = Reset filter
measure-none-found = No measure matches the filter
measure-none-found-text = Choose fewer criteria or reset the filter.
measure-none-yet = No measures yet
measure-none-yet-text = As soon as the planners create a measure, it appears here.
measure-previous = Previous
measure-next = Next
measure-page = Page { $page }
measure-pages = Pages
measure-error-title = Error: { $title }
measure-since = since { $start }
measure-until = until { $end }
measure-not-stated = not stated
measure-no-value = no value for Lower Saxony published
measure-no-course = no course
measure-enumeration = { $first } and { $last }
measure-and-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
measure-sources = Sources
measure-sources-inline =
    { $count ->
        [one] Source
       *[other] Sources
    }
measure-matrix-title = Measures by indicator field
measure-matrix-heading = Which measure works where?
measure-matrix-note = expected contribution, no proof of effect
measure-matrix-caption = Measures by indicator field, with the number of measures per field
measure-matrix-sums = Measures per field
measure-matrix-all = All { $count } measures in the matrix
measure-matrix-fields =
    { $idle ->
        [0] A measure works on each of the { $fields } fields.
       *[other] { $idle } of { $fields } fields have no measure.
    }
measure-matrix-unlinked =
    { $unlinked ->
        [0] Every measure is linked to an indicator.
        [one] 1 of { $measures } measures is linked to no indicator.
       *[other] { $count } of { $measures } measures are linked to no indicator.
    }
measure-against = against the polarity
measure-not-linked = not linked to any indicator yet
measure-none-here = no contribution
measure-joints = structure mentation
measure-zero = none
measure-gap-fields = No measure in: { $fields }.
measure-gap-no-field = At least one measure works on each field.
measure-gap-indicators =
    { $count ->
        [one] 1 of { $total } indicators without a measure
       *[other] { $count } of { $total } indicators without a measure
    }
measure-gap-measures = Measures without an indicator:
measure-sentence = is meant to { $verb } { $phrase } – expected contribution: { $how_much }, { $lag }, evidence: { $grade }
measure-subject = The measure
measure-verb-increase = increase
measure-verb-decrease = decrease
measure-amount-due = { $amount } by { $due }
measure-due-only = not quantified, by { $due }
measure-no-amount = not quantified
measure-percentage-points = percentage points
measure-lag-none = works at once
measure-lag-months =
    { $count ->
        [one] works after 1 month
       *[other] works after { $count } months
    }
measure-lag-years =
    { $count ->
        [one] works after 1 year
       *[other] works after { $count } years
    }
measure-state-is = State: { $state }
measure-lead-is = Lead: { $lead }
measure-term-is = Term: { $term }
measure-fields =
    { $count ->
        [one] Field { $list }
       *[other] Fields { $list }
    }
measure-predecessor = Predecessor:
measure-successor = Successor:
measure-more = Description
measure-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
measure-months =
    { $count ->
        [one] 1 month
       *[other] { $count } months
    }
measure-almost-months = almost { $count } months
measure-phases-title = Phases and gaps
measure-phases-gap-word = Gap
measure-phases-gap = { $length } before { $phase }
measure-phases-gaps =
    { $count ->
        [one] 1 gap: { $list }
       *[other] { $count } gaps: { $list }
    }
measure-phases-no-gap = No gap between the phases
measure-phases-one = Term: { $span }
measure-phases-sub-alone = Term of { $name }
measure-phases-sub = Terms of { $name } with predecessor and successor
measure-phases-unknown = No source read states start and end. The term appears here once a date is entered.
measure-terms-caption = Funding terms per phase
measure-terms-phase = Phase
measure-terms-small = Rate, small
measure-terms-medium = Rate, medium
measure-terms-grant = Grant
measure-terms-budget = Budget
measure-terms-up-to = up to { $rate }%
measure-terms-from = from { $amount } €
measure-terms-at-most = up to { $amount } €
measure-links-title = What the measure is meant to contribute
measure-links-example = Contributions, lag and evidence:
measure-links-none = Not linked to any indicator yet. Without a link, what the measure is meant to contribute cannot be followed.
measure-no-proof = An expected contribution is no proof of an effect.
measure-link-acts = acts: { $directness }
measure-link-scale = indicator: { $polarity }
measure-link-assumes = assumption: { $text }
measure-link-against = Reason: { $reason }
measure-link-against-bare = A reason is missing.
measure-link-new = Add contribution
measure-link-edit = Edit contribution
measure-link-edit-short = Edit
measure-link-lead = What { $name } is meant to do for an indicator. An expectation is no proof.
measure-link-indicator = Indicator
measure-link-indicator-hint = Ordered by field; which direction is better stands behind the name.
measure-link-choose = Please choose
measure-link-option = { $code } { $name } – { $polarity }
measure-link-polarity = Polarity
measure-link-direction-name = Direction
measure-link-direction = The measure is meant to
measure-link-directness = How it acts
measure-link-amount = Expected contribution
measure-link-amount-hint = In the unit of the indicator, without a sign, in German notation. Example: 2.000. Leave empty where it cannot be quantified.
measure-link-due = By when
measure-link-due-hint = For example 31.12.2026
measure-link-lag = Lag until the effect
measure-link-lag-hint = Whole months; empty means at once.
measure-link-months = months
measure-link-grade = Evidence
measure-link-grade-hint = High: studies or counts. Medium: plausible, partly supported. Low: an assumption.
measure-link-assumption = Assumption
measure-link-assumption-hint = What has to hold for the contribution to come about.
measure-link-reason = Reason for the direction
measure-link-reason-hint = Needed where the direction goes against the polarity of the indicator.
measure-link-remove = Remove contribution
measure-link-remove-text = Really remove it? It will then be found in the history of the measure only.
measure-voices-title = What the members say
measure-voices-none = Not rated in any round yet. The answers appear here once an evaluation round contains this measure.
measure-voices-no-answer = Nobody has answered in this round yet.
measure-voices-too-few = Fewer than three organisations have answered so far. Means are public from three answers upward.
measure-voices-note = One bar = one rating. n. j. = cannot judge; does not count in the mean. Spread = standard deviation.
measure-voices-note-outside = Means are public from three organisations upward. “Cannot judge” does not count in the mean.
measure-voices-open = { $title }: answers are possible until { $day }, 24:00.
measure-voices-rate = Rate this measure
measure-voices-overall = { $criterion }: mean { $mean } from { $judged } of { $answers } ratings.
measure-voices-no-mean = { $criterion }: too few answers for a mean.
measure-voices-lowest = Lowest: { $criterion }, mean { $mean } from { $judged } of { $answers }.
measure-voices-turnout = { $round }: { $answered } of { $asked } organisations have answered.
measure-voices-caption = Distribution of ratings per criterion, { $round }
measure-voices-caption-outside = Means of ratings per criterion
measure-voices-criterion = Criterion
measure-voices-cannot-short = n. j.
measure-voices-mean = Mean
measure-voices-spread = Spread
measure-voices-n = Ratings
measure-voices-n-of = { $judged } of { $answers }
measure-voices-ends = 1 = { $low }, 5 = { $high }
measure-voices-withheld = too few answers
measure-voices-answered = Answered
measure-voices-missing = Still open
measure-voices-comments =
    { $count ->
        [one] 1 comment
       *[other] { $count } comments
    }
measure-experiences-title = Practical experience
measure-experiences-none = No practical experience yet. Members can share an obstacle, a success or a proposal here at any time.
measure-experience-share = Share experience
measure-experience-edit = Edit your experience
measure-workflow-title = Workflow state
measure-workflow-next = Possible next: { $states }.
measure-workflow-final = This measure has come to its end; no further step follows.
measure-move = Change state
measure-move-to = New state
measure-move-reason = Reason
measure-move-reason-hint = Stands in the history of the measure and is public.
measure-past-title = History
measure-past-none = No history yet. Milestones and changes appear here once there are any.
measure-resolutions = Resolutions about this measure
measure-receipt-created = Measure created.
measure-changed-meanwhile = Someone has changed the measure meanwhile. Below is its new state; your reason is kept. Please check both and move it again.
measure-receipt-saved = Measure saved.
measure-receipt-moved = Workflow state changed.
measure-receipt-link = Expected contribution saved.
measure-receipt-link-removed = Expected contribution removed. It remains in the history.
measure-receipt-experience = Practical experience saved. You can still change it.
measure-new-title = Create measure
measure-new-lead = A new measure starts as an idea. You link indicators in the next step.
measure-edit-title = Edit measure
measure-edit-lead = { $name }: every change stands in the history with old and new wording.
measure-field-name = Name
measure-field-short = Short name
measure-field-short-hint = For tables and charts, at most 40 characters. The name serves where it is empty.
measure-field-summary = Summary
measure-field-summary-hint = Two or three sentences: what the measure is and for whom.
measure-field-description = Description
measure-field-start = Start
measure-field-end = End
measure-field-period-hint = Day, month or year, for example 25.06.2024, 06/2024 or 2024
measure-field-predecessor = Predecessor
measure-field-tier = Confidentiality
measure-field-tier-hint = Who can see the measure. For everyone else it does not exist, not even in lists and counts.
measure-field-predecessor-hint = The measure that this one follows
measure-no-predecessor = no predecessor
measure-save = Save
measure-cancel = Cancel
measure-conflict-title = Somebody has changed this measure in the meantime
measure-conflict-link-title = Somebody has changed this contribution in the meantime
measure-conflict-lead =
    { $count ->
        [0] Both versions are the same. Nothing is lost.
        [one] 1 field differs. Your entries are kept and not saved yet.
       *[other] { $count } fields differ. Your entries are kept and not saved yet.
    }
measure-conflict-mine = Your version
measure-conflict-theirs = Stored version
measure-conflict-differs = differs
measure-conflict-empty = empty
measure-conflict-gone = The contribution was removed.
measure-conflict-keep = Keep the stored version
measure-conflict-retry = Go on with your version
measure-conflict-retry-text = Take over from the stored version what should hold. Saving replaces it.

## Preview while entering a value
preview-expected = expected { $value }
preview-deviation = deviation { $value }

## Verwaltung: Personen, Organisationen, Mandate
people-admin = Administration
people-home-lead = Who takes part in the council, for which organisation and for how long – and what visitors see.
people-home-open = What needs doing
people-home-nothing = Nothing needs doing: everyone has a valid mandate and has taken up the invitation.
people-home-without =
    { $count ->
        [one] 1 person has no valid mandate
       *[other] { $count } people have no valid mandate
    }
people-home-ending =
    { $count ->
        [one] 1 person has a mandate that ends within { $days } days
       *[other] { $count } people have a mandate that ends within { $days } days
    }
people-home-invited =
    { $count ->
        [one] 1 person has not taken up the invitation
       *[other] { $count } people have not taken up their invitation
    }
people-home-areas = Areas
people-home-people =
    { $count ->
        [one] 1 person with an account. Invite, grant and end mandates.
       *[other] { $text } people with an account. Invite, grant and end mandates.
    }
people-home-organisations =
    { $count ->
        [one] 1 organisation with its kind and vote.
       *[other] { $count } organisations with their kind and vote.
    }
people-home-outbox = Outbox
people-home-outbox-text = Which mails were sent, which are waiting and which did not arrive.
people-home-face =
    { $open ->
        [0] No section is visible without signing in.
        [one] 1 of { $total } sections is visible without signing in.
       *[other] { $open } of { $total } sections are visible without signing in.
    }
people-home-journal = Journal
people-home-journal-text = Who changed what and when.
people-title = People
people-lead = Everyone with an account. What somebody may do follows from the mandates valid today.
people-count =
    { $count ->
        [0] Nobody
        [one] 1 person
       *[other] { $text } people
    }
people-none = Nobody fits this choice. Choose fewer criteria, or reset the filter.
people-search = Name, e-mail or organisation
people-standing = Standing
people-standing-valid = with a valid mandate
people-standing-ending = mandate ends within 60 days
people-standing-future = mandate begins later
people-standing-without = without a valid mandate
people-standing-invited = invitation open
people-standing-locked = account locked
people-tag-invited = invitation open
people-tag-locked = locked
people-name = Name
people-email = E-mail address
people-email-hint = The invitation goes to this address; the person signs in with it.
people-email-change-hint = The person signs in with this address. After a change, a link sent to the old address counts no more.
people-role = Role
people-mandate = Mandate
people-mandates = Mandates
people-no-mandate = no mandate
people-validity = Validity
people-valid = valid
people-ends-soon = ends soon
people-future = begins later
people-expired = expired
people-withdrawn = withdrawn
people-term-label = Term
people-term = { $from } to { $to }
people-term-open = from { $from }
people-actions = Actions
people-from = First day
people-to = Last day
people-day-hint = For example 2026-03-01
people-to-hint = Leave empty while no end is set.
people-deputy-for = stands for: { $names }
people-deputy-for-none = The organisation has no member at present for whom the deputy stands.
people-mandate-change = Change
people-mandate-end = End
people-grant = Grant a mandate
people-grant-lead = What { $name } may do, and from when. The mandate holds from the first to the last day, both included.
people-grant-save = Grant mandate
people-mandate-edit = Change mandate
people-mandate-edit-lead = From when until when the mandate of { $name } holds. For another role or organisation, grant a new mandate.
people-choose = Please choose
people-no-organisation = no organisation
people-organisation-hint = Needed for members and deputies: for whom the person speaks.
people-end = End mandate
people-end-lead = { $name }: { $mandate }
people-end-now = The mandate ends at once. A person without another valid mandate is signed out everywhere.
people-end-at = The mandate ends with { $day }. A person without another valid mandate is signed out everywhere.
people-end-nothing-open = No duties are open.
people-end-open = Open duties
people-end-ratings =
    { $count ->
        [one] In a running round the organisation is asked about 1 measure. Whether it has answered stays hidden until the deadline:
       *[other] In running rounds the organisation is asked about { $count } measures. Whether it has answered stays hidden until the deadline:
    }
people-end-choice = What becomes of the open duties?
people-end-choice-hint = When handed on, ratings that were begun go to the person named. Otherwise nobody reads them.
people-end-stay = They stay with the organisation.
people-end-heir = Hand on to { $name }
people-end-do = End mandate
people-heir = handed on to
people-invite = Invite a person
people-invite-lead = The person gets an account, a first mandate and a link to set a password. The link counts for 7 days and once.
people-invite-send = Invite
people-invite-again = Send invitation again
people-invite-again-text = The person has not taken up the invitation. A new link makes the old one void.
people-link = Link to the account
people-link-text = This installation sends no mails. Pass the link on to the person in a safe way. It stands here this once, and counts for 7 days and once.
people-to-person = To the person
people-details = Personal details
people-account = Account
people-lock = Lock account
people-lock-text = Really lock it? The person is signed out everywhere at once and cannot sign in any more. Their mandates stay.
people-unlock = Unlock account
people-unlock-text = Really unlock it? The person can sign in again, with the mandates valid today.
people-keepers-only = The account belongs to the office or the administration. Only the administration changes it.
people-history = History
people-history-none = No change yet.
people-receipt-invited = Person invited.
people-receipt-saved = Saved.
people-receipt-locked = Account locked. All sessions have ended.
people-receipt-unlocked = Account unlocked.
people-receipt-mandate = Mandate saved.
people-receipt-ended = Mandate ended.
people-receipt-created = Organisation created.
people-organisation = Organisation
people-organisations = Organisations
people-organisations-lead = Who is represented in the council, and who has a vote.
people-organisations-none = No organisation fits this choice. Choose fewer criteria, or reset the filter.
people-organisations-count =
    { $count ->
        [0] No organisation
        [one] 1 organisation
       *[other] { $count } organisations
    }
people-organisation-new = Create an organisation
people-search-organisation = Name, short name or code
people-code = Code
people-code-hint = Stands in addresses and stays for ever. Up to 20 letters, digits or hyphens.
people-short = Short name
people-short-hint = For tables, at most 40 characters
people-kind = Kind
people-kind-hint = For example Kammer, Innung or Verband. Simply enter a new kind.
people-vote = Vote
people-vote-yes = with a vote
people-vote-no = without a vote
people-save = Save
people-cancel = Cancel
people-face = Public face
people-face-lead = What everyone sees without signing in. For them a section that is not ticked has no page.
people-face-legend = Visible without signing in
people-face-open = visible without signing in
people-organisation-conflict = The organisation was changed meanwhile
people-person-conflict = The person was changed meanwhile
people-face-conflict = The visibility was changed meanwhile
people-face-is-open = visible
people-face-is-hidden = not visible
people-face-preview = Preview: open the start page in a private window of your browser. There you are not signed in and see what everyone sees. The confidentiality of single measures always holds.
people-section-indicators = Indicators
people-section-indicators-text = all indicators with values, targets and sources
people-section-measures = Measures
people-section-measures-text = measures whose confidentiality is “public”
people-section-meetings = Meetings
people-section-meetings-text = dates and titles of meetings
people-section-resolutions = Resolutions
people-section-resolutions-text = adopted resolutions
people-section-evaluations = Evaluations
people-section-evaluations-text = how many organisations have answered, and means from three organisations upward; no names, no comments
people-section-changes = Changes
people-section-changes-text = what was changed about indicators and measures, without names

## Konto und Anmeldung
mail-factor-added-subject = Second factor set up
mail-factor-added-text = a second factor was set up for your account in the Wirkungskompass: { $at }. Signing in will also ask for a code.
mail-factor-removed-subject = Second factor removed
mail-factor-removed-text = the second factor of your account in the Wirkungskompass was removed: { $at }. The password is enough to sign in.
account-name = Name
account-organisation = Organisation
account-no-organisation = no organisation
account-new-password = New password
account-password-hint = { $min } to { $max } characters. A sentence of several words is easy to remember. Special characters are not needed, blanks are allowed.
account-to-sign-in = To sign-in
account-to-forgotten = Forgotten password
account-invitation-title = Accept invitation
account-invitation-lead = Set a password. Then your account is ready and you are signed in.
account-invitation-submit = Set password and sign in
account-reset-title = Set a new password
account-reset-lead = Then sign in with the new password. All present sessions will end.
account-reset-submit = Set password
account-forgotten-title = Forgotten password
account-forgotten-lead = Enter your e-mail address. You will get a link to set a new password.
account-forgotten-submit = Request link
account-forgotten-asked-title = Please look into your mailbox
account-forgotten-asked = If there is an account with a password for this address, an e-mail is on its way. Its link counts for one hour. If nothing arrives, please check your spam folder too or ask the Geschäftsstelle.
account-setup-title = First set-up
account-setup-lead = Create the first account. It administers the application and invites other people.
account-setup-submit = Create account and sign in
account-dead-title = This link no longer counts
account-dead = It was used before, has expired or is incomplete. Nothing was changed.
account-dead-invitation = Invitation: ask the Geschäftsstelle for a new one. If you have accepted it already, just sign in.
account-dead-reset = New password: request a new link. Only the one requested last counts.
account-dead-setup = First set-up: restart the service. As long as there is no account, it prints a new link.
problem-password-short = Please use at least { $min } characters; { $missing } are missing.
problem-password-long = Please use at most { $max } characters; there are { $over } too many.
problem-password-known = The password is your name, address or organisation. Please choose one that others do not know.
problem-password-guessable = This password is easy to guess. Please take, for instance, four random words.
problem-password-wrong = This is not your present password. Please check what you typed.
problem-code-wrong = This code does not count. Please enter the code that the app shows now; each counts only once.
problem-too-many-tries = Too many tries. Please wait a few minutes.
sign-in-note-password = Your new password is set. Please sign in with it.
sign-in-note-anew = Please start signing in anew: the time is up, there were too many tries, or your access has changed meanwhile.
factor-title = Second step: enter code
factor-lead = Your password is right. Your account also asks for a code.
factor-code-hint = Six digits from your app, or one of your recovery codes
factor-anew = Start anew
factor-lost = No access to app and recovery codes? Please contact the Geschäftsstelle.
own-title = My area
own-lead = Your account, your mandates and your sessions.
own-who = Who I am
own-who-note = The Geschäftsstelle changes name and e-mail address.
own-acting = Acting as
own-role = Role
own-mandates = My mandates
own-mandates-note = You always act on exactly one mandate. It decides what you may do.
own-no-mandate = There is no mandate for you. The Geschäftsstelle can grant one.
own-validity = Validity
own-validity-open = valid since { $from }
own-validity-to = valid from { $from } to { $to }
own-validity-future = valid only from { $from }
own-validity-future-to = valid only from { $from }, until { $to }
own-validity-expired = expired: was valid from { $from } to { $to }
own-validity-withdrawn = withdrawn: was valid from { $from }
own-act-on = Act on this mandate
own-acts-now = active now
own-credentials = Sign-in
own-password-change = Change password
own-password-lead = All other sessions will end.
own-password-old = Present password
own-no-password = You sign in through a sign-in service. Password and second factor are kept there.
own-cancel = Cancel
own-factor = Second factor
own-factor-on = Set up. Recovery codes left: { $left }
own-factor-off = Not set up. With a second factor, a stolen password is not enough to sign in as you.
own-factor-add = Set up second factor
own-factor-remove = Remove second factor
own-factor-lead = When signing in you will then also enter a code that an app on your phone shows. All other sessions will end.
own-factor-remove-lead = Then the password alone is enough to sign in again. All other sessions will end.
own-factor-step-app = Open an app for one-time codes on your phone.
own-factor-step-scan = Scan the picture with it, or type the key below it.
own-factor-step-code = Enter the code that the app shows, and your password.
own-factor-qr = Picture with the key for the app; the same key stands below as text
own-factor-secret = Key:
own-factor-code = Code
own-factor-code-hint = Six digits
own-recovery-title = Recovery codes
own-recovery-lead = The second factor is set up.
own-recovery-once = You see these codes only now.
own-recovery-keep = Print them or write them down, and keep them apart from your phone. Each replaces the app's code once.
own-recovery-kept = Codes are kept
own-sessions = My sessions
own-sessions-note = Where you are signed in now. A session ends after 30 minutes without a request, and after 12 hours at the latest.
own-browser = Browser
own-browser-on = { $program } on { $system }
own-network = Network
own-method = Signed in with
own-method-password = password
own-method-totp = password and code
own-method-recovery = password and recovery code
own-method-oidc = sign-in service
own-began = Began
own-seen = Last used
own-unknown = unknown
own-here = this session
own-end = End
own-end-others = End all others
own-note-mandate = You now act on the chosen mandate.
own-note-password = Your password is changed. All other sessions have ended.
own-note-factor-removed = The second factor is removed. All other sessions have ended.
own-note-ended = Ended.

## Postausgang und Mails
outbox-title = Outbox
outbox-lead = What the Wirkungskompass has sent and what still waits.
outbox-no-server = No mail server is set up. Messages wait here until the variable KOMPASS_SMTP_URL is set.
outbox-empty = No messages yet
outbox-empty-text = Invitations and notices appear here as soon as they are written.
outbox-none-found = No message in this state
outbox-none-found-text = Choose another state or show all messages.
outbox-filter-all = all
outbox-filter-apply = Show
outbox-filter-reset = Show all
outbox-caption = Messages, newest first
outbox-subject = Subject
outbox-state = State
outbox-recipient = Recipient
outbox-when = Written
outbox-sent-at = Sent
outbox-tries = Tries
outbox-reason = Reason
outbox-next = Next try
outbox-text = Text
outbox-queued = waiting
outbox-sending = being sent
outbox-sent = sent
outbox-failed = failed
outbox-trouble-refused = The mail server refused the message
outbox-trouble-postponed = The mail server does not take the message at present
outbox-trouble-unreachable = The mail server cannot be reached
outbox-trouble-silent = The mail server did not answer in time
outbox-trouble-broken-off = The connection to the mail server broke off
outbox-trouble-unprotected = No protected connection to the mail server could be made
outbox-trouble-malformed = Name, address or subject hold characters that are not allowed
outbox-trouble-interrupted = Sending was interrupted
outbox-trouble-said = { $why }: “{ $said }”
outbox-retry = Send again
outbox-retry-of = Send again: { $subject } to { $name }
outbox-retried = The message is on its way again.
outbox-secret = The text holds a link that opens an account and is therefore not shown.
outbox-secret-retry = The link in this message counts for a limited time. Where it has expired, send a new message instead of this one.
outbox-withheld = The text is for the recipients and the secretariat to read.
outbox-page = Page { $page }
outbox-pages = Pages of the outbox
outbox-newer = Newer
outbox-older = Older
mail-greeting = Hello { $name },
mail-foot = The Wirkungskompass ({ $origin }) sent this message automatically. Nobody reads replies to it.
mail-invitation-subject = Your access to the Wirkungskompass
mail-invitation-text = an account was set up for you in the Wirkungskompass of the Strategy Council of Lower Saxony.
mail-invitation-do = Please open the following link and choose your password. It counts once, until { $until }.
mail-invitation-not-you = Did you not expect an invitation? Then delete this message. Without the link the account is not opened.
mail-reset-subject = New password for the Wirkungskompass
mail-reset-text = a new password was asked for your account in the Wirkungskompass.
mail-reset-do = Please open the following link and choose a new password. It counts once, until { $until }.
mail-reset-not-you = Did you not ask for a new password? Then delete this message. Your present password still counts.
mail-no-password-subject = Signing in to the Wirkungskompass
mail-no-password-text = a new password was asked for your account in the Wirkungskompass. Your account has no password: you sign in with { $provider }.
mail-no-password-do = Please open the sign-in page and choose “Sign in with { $provider }”:
mail-no-password-not-you = Did you not ask for a new password? Then delete this message. Nothing about your account has changed.
mail-password-subject = Your password was changed
mail-password-text = the password of your account in the Wirkungskompass was changed: { $at }.
mail-password-not-you = Was that not you? Then ask for a new password on the sign-in page at once and contact the secretariat.
mail-mandate-granted-subject = Your new mandate in the Wirkungskompass
mail-mandate-granted = a mandate was entered for you: { $role }, { $organisation }.
mail-mandate-changed-subject = Your mandate in the Wirkungskompass was changed
mail-mandate-changed = the dates of your mandate were changed: { $role }, { $organisation }.
mail-mandate-withdrawn-subject = Your mandate in the Wirkungskompass was ended
mail-mandate-withdrawn = your mandate was withdrawn: { $role }, { $organisation }.
mail-mandate-span = It counts from { $from } to { $to }.
mail-mandate-open = It counts from { $from }.
mail-mandate-over = You can no longer act on it from now on. Your account stays.
mail-mandate-questions = If you have questions, please contact the secretariat.
mail-duties-subject = Open duties pass to you
mail-duties-text = { $before } no longer speaks for { $organisation }. Open ratings and drafts pass to you.
mail-duties-do = After signing in, the following page shows what is open and until when.

## Journal und Prüfkette
journal-title = Journal
journal-lead = Every act in this application, newest first. Looking at it changes nothing.
journal-empty = No entry fits the filter. Choose fewer criteria, or reset the filter.
journal-csv = Download as CSV
journal-chain = Hash chain
journal-chain-text = Each entry is linked to the one before within a second. Whoever changes, removes or inserts an entry later breaks the chain; the command “wirkungskompass verify” shows where.
journal-waiting =
    { $count ->
        [0] All entries are linked.
        [one] 1 entry is not linked yet.
       *[other] { $text } entries are not linked yet.
    }
journal-checkpoint = Last checkpoint: number { $number }, { $moment }. The same value stands in the server’s log:
journal-no-checkpoint = No checkpoint yet.
journal-chain-blind = While an evaluation round takes positions, this page does not say how far the chain reaches: gaps in the numbers would tell that somebody has given a position.
journal-act = Act
journal-subject = Subject
journal-person = Person
journal-from = From day
journal-to = To day
journal-count =
    { $count ->
        [0] No entry
        [one] 1 entry
       *[other] { $text } entries
    }
journal-when = Time
journal-who = Who
journal-what = What
journal-link = Chain
journal-number = Number
journal-organisation = Organisation
journal-key = Key
journal-name = Title
journal-changes = Changes
journal-linked = linked, number { $number }
journal-not-linked = not linked yet
journal-masked = pseudonymised
journal-withheld = withheld: the round is only summed up
journal-subject-account = Person
journal-subject-organisation = Organisation
journal-subject-setting = Setting
journal-subject-mail = Mail
journal-subject-dataset = Data set
journal-subject-import = import

## Eigene Daten und Löschung
own-data-title = My data
own-data-lead = Everything that this application has stored about you.
own-data-show = See my data
own-data-json = Download as a file (JSON)
own-data-account = Account
own-data-id = Key
own-data-created = Created
own-data-factor = Second factor
own-data-recovery = Recovery codes left
own-data-provider = OpenID provider
own-data-set = set
own-data-not-set = not set
own-data-mandates = Mandates
own-data-mandates-none = You have and had no mandate.
own-data-span = { $from } to { $to }
own-data-since = since { $from }
own-data-valid = valid
own-data-future = begins later
own-data-expired = expired
own-data-withdrawn = withdrawn
own-data-sessions = Sessions
own-data-sessions-none = No live session.
own-data-session = began { $began }, last used { $seen }
own-data-drafts = Drafts
own-data-drafts-none = No half-filled draft.
own-data-ratings = Ratings I have given
own-data-ratings-none = No rating in the form that you gave it last.
own-data-experiences = Practical experience I have shared
own-data-experiences-none = No practical experience that can be told to be yours.
own-data-meeting = Meeting { $number } of the council
own-data-replies = My answers to invitations
own-data-replies-none = No answer to an invitation.
own-data-minutes = Minutes typed and not saved
own-data-minutes-none = No unsaved text.
own-data-votes = My votes in circular procedures
own-data-votes-none = No vote in a circular procedure.
own-data-as-deputy = as a deputy
own-data-acted = What I have done
own-data-acted-none = No entry yet.
own-data-named = What is recorded about my account
own-data-named-none = Nobody else has done anything to your account.
own-data-more = Shown are the newest { $shown } of { $total } entries. The file has all of them.
own-data-mails = Mails to me
own-data-mails-none = No mail stored.
own-data-mail-sent = sent { $moment }
own-data-mail-written = written { $moment }, not sent yet
own-data-mail-secret = The text held a link to your account and is not shown.
own-data-lives = How long which data are kept
own-data-class-onetime = One-time links and steps of signing in
own-data-class-support = Needs of support in answers to invitations
own-data-class-access = Entries about signing in and out
own-data-class-feedback = Ratings and practical experience
own-data-class-record = Other entries of the journal
own-data-life-hours =
    { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
own-data-life-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
own-data-life-expiry = until the link expires
own-data-life-erased = until the person is erased
own-data-life-document = for good as a document of the council, with a pseudonym after an erasure
own-data-erasure = Your data can be erased. Please ask the office or the administration for it.
erase-title = Erase { $name }
erase-short = Erase
erase-lead = Please check what goes and what stays. Nothing has been erased yet.
erase-goes = What goes
erase-goes-account = Name and e-mail address: { $name }, { $email }. A pseudonym such as “Person 7F3A” takes their place: in the account, in the journal, in discussions and as the sender of invitations.
erase-goes-secrets = Password, second factor, recovery codes, link to an OpenID provider. Nobody can sign in with this account any more.
erase-goes-sessions =
    { $count ->
        [0] No live session
        [one] 1 live session
       *[other] { $count } live sessions
    }
erase-goes-links =
    { $count ->
        [0] No open one-time link
        [one] 1 open one-time link
       *[other] { $count } open one-time links
    }
erase-goes-drafts =
    { $count ->
        [0] No draft
        [one] 1 draft
       *[other] { $count } drafts
    }
erase-goes-mails =
    { $count ->
        [0] No mail
        [one] Recipient and text of 1 mail
       *[other] Recipients and texts of { $count } mails
    }
erase-goes-rows =
    { $count ->
        [0] No entry of the journal about the account
        [one] Title, values and reason in 1 entry of the journal about the account
       *[other] Titles, values and reasons in { $count } entries of the journal about the account
    }
erase-stays = What stays
erase-stays-mandates =
    { $count ->
        [0] No mandate
        [one] 1 mandate, under the pseudonym; where still valid, it is withdrawn
       *[other] { $count } mandates, under the pseudonym; those still valid are withdrawn
    }
erase-stays-rows =
    { $count ->
        [0] No entry about what the person did
        [one] 1 entry about what the person did, under the pseudonym
       *[other] { $count } entries about what the person did, under the pseudonym
    }
erase-stays-feedback = Values, ratings, votes and practical experience: they belong to the organisation and stay as they are.
erase-stays-council = Name in attendance lists and minutes of meetings: who was there, stood in for whom and signed what. These are documents of the council; they are not changed.
erase-stays-list = Key of the account and pseudonym in the list of erasures, so that restoring old data does not undo the erasure.
erase-ground = Ground: documents of the council, public task and archiving (Art. 17(3)(b) and (d) GDPR). Names that somebody has written into a free text are not found by this erasure.
erase-confirm = Name of the person
erase-confirm-hint = To confirm, please type the name: { $name }
erase-for-good = The erasure cannot be undone.
erase-submit = Erase for good
erase-done = The person’s data are erased. The topmost entry names the pseudonym.

## Anmeldung über einen OpenID-Anbieter
provider-sign-in = Sign in with { $name }
provider-take-up = Accept invitation with { $name }
provider-link = Link with { $name }
provider-own-title = Signing in with { $name }
provider-note-linked = Your account is linked.
provider-linked = You can sign in with { $name }.
provider-not-linked = Not set up yet. Once linked, you can also sign in with { $name }.
provider-go-on-title = On to { $name }
provider-go-on-lead = You sign in at { $name } and come back here afterwards. If nothing happens, choose “On to { $name }”.
provider-go-on = On to { $name }
provider-cancel = Cancel
provider-again = To the sign-in page
provider-to-account = To “My area”
provider-confirm-title = Link with { $name }
provider-confirm-lead = Afterwards you can also sign in with { $name }. Please confirm with your password.
provider-confirm-failed-title = The password is wrong
provider-confirm-failed = The password does not belong to your account, or there were too many attempts. Please check it or try again in a few minutes.
provider-expired-title = This sign-in no longer counts
provider-expired = The sign-in with { $name } was begun in another browser, is older than ten minutes or has been used already. Please begin again.
provider-cancelled-title = The sign-in was cancelled
provider-cancelled = { $name } did not confirm the sign-in. You are not signed in. You can try again.
provider-invalid-title = The sign-in could not be checked
provider-invalid = The answer from { $name } is not valid. You are not signed in. Try again; if it keeps happening, please contact the council office.
provider-unreachable-title = { $name } cannot be reached
provider-unreachable = No usable answer came from { $name }. Please try again in a few minutes. If you have a password, you can sign in with it.
provider-unknown-title = There is no account here for this sign-in yet
provider-unknown = { $name } recognised you, but no account here is linked with it. If you have an invitation, open its link and choose “Accept invitation with { $name }” there. If you already have an account with a password, sign in with it and link it under “My area”. Otherwise please contact the council office.
provider-locked-title = Your account is locked
provider-locked = You cannot sign in at present. Please contact the council office.
provider-taken-title = This sign-in already belongs to another account
provider-taken = Another account is already linked with this sign-in at { $name }. Nothing was changed. If that is a mistake, please contact the council office.
provider-invitation-gone-title = This invitation no longer counts
provider-invitation-gone = The invitation has been accepted or withdrawn, or is older than seven days. Ask the council office for a new one.
provider-too-many-title = Too many sign-ins at once
provider-too-many = Very many sign-ins with { $name } came from your network address within the last minute. Please try again in a minute. If you have a password, you can sign in with it.
change-provider = Sign-in with

## Values from files
import-fault-number = This is no readable number.
import-fault-period = This is no readable period.
import-fault-other = This cannot be read.
import-refusal-empty = The file is empty. Please choose one with values.
import-refusal-too-large = The file is larger than allowed (100 MB). Please split it, for instance by year.
import-refusal-nul-byte = The file is not text. Please save the table as CSV, XLSX or ODS.
import-refusal-wrong-encoding = The characters of the file cannot be read. Please save it as CSV in UTF-8.
import-refusal-archive-broken = The archive is damaged. Please download the file again from its source.
import-refusal-inflated-too-large = Unpacked, the archive is larger than allowed (200 MB). It is not read.
import-refusal-inflated-too-far = The archive grows unusually when unpacked. For protection it is not read.
import-refusal-too-many-entries = The archive holds too many files. Please unpack the one you need.
import-refusal-archive-nested = There is an archive within the archive. Please unpack it and choose the table itself.
import-refusal-not-one-file = The archive has to hold exactly one table. Please unpack it and choose the table.
import-refusal-encrypted = The file is protected by a password. Please save it without one.
import-refusal-macros = The workbook holds macros. Please save it as XLSX without macros.
import-refusal-old-workbook = This is a workbook of the old format. Please save it as XLSX or ODS.
import-refusal-unknown-format = This format is not known. CSV, XLSX, ODS, JSON-stat and SDMX-CSV can be read.
import-refusal-no-table = No table of at least two columns can be found in the file.
import-refusal-broken-part = The workbook is damaged. Please open and save it again.
import-refusal-broken-json = The file is not valid JSON. Please download it again from its source.
import-refusal-broken-dataset = The JSON file is not a consistent JSON-stat dataset (version 2.0).
import-refusal-no-such-sheet = The file has no such sheet. Please choose another.
import-refusal-missing-column = One of the chosen columns is missing. Please assign the columns again.
import-refusal-no-value-column = No column with values can be found. Please choose it below.
import-refusal-duplicate-column = Two columns share a heading. Please rename one of them.
import-refusal-too-many-rows = The table has more rows than allowed (2 million). Please split it.
import-refusal-too-many-columns = The table has more columns than allowed (2,000). Please split it.
import-refusal-too-many-values = The table has more values than allowed (2 million). Please split it.
import-refusal-too-much-text = The table holds too much text to be a table of values.
import-refusal-cell-too-long = A cell is unusually long. Most likely a separator or a quotation mark is missing.
import-refusal-quote-never-closed = A quotation mark is opened and never closed. Please look at the place named.
import-refusal-cancelled = Reading was stopped. Please open the page again.
import-fault-row-ragged = The row has more or fewer cells than the heading.
import-fault-row-deletion = The row asks for values to be deleted. That does not happen here.
import-fault-number-ambiguous = The number may be meant with a decimal mark or with a thousands mark.
import-fault-period-ambiguous = The period may be a half-year, a quarter or a month. Please choose above what is meant.
import-fault-period-day-serial = This is the serial number of a day. Please give the cell the form of a date.
import-fault-cell-formula-without-value = The formula was never calculated. Please open and save the file in a spreadsheet.
import-fault-cell-error = The cell holds an error of the spreadsheet.
import-kind-genesis = GENESIS flat file
import-kind-sdmx-csv = SDMX-CSV
import-kind-open-sdg = Open SDG table
import-kind-breitbandatlas = Breitbandatlas table
import-kind-csv = CSV table
import-kind-json-stat = JSON-stat 2.0
import-kind-xlsx = Excel workbook
import-kind-ods = OpenDocument spreadsheet
import-title = Take over values from files
import-title-error = Error: Take over values from files
import-lead = Hand in the file as its source publishes it. You first see what would change; nothing is stored until you confirm.
import-new = Hand in a file
import-file = File
import-file-hint = You can also drag the file onto the field. CSV, XLSX, ODS, JSON-stat, SDMX-CSV or a ZIP archive with one of them.
import-source = Source
import-source-hint = Who published the file.
import-source-choose = Please choose
import-vintage = Published
import-vintage-hint = Month or day on which the source published the values, such as 2025-06.
import-upload = Hand in and check
import-upload-note = The file is kept unchanged, with its checksum.
import-formats = What can be read
import-formats-csv = CSV with semicolon, comma or tab, with decimal comma and Windows characters too
import-formats-genesis = Flat files of GENESIS-Online and Regionalstatistik, as ZIP too
import-formats-eurostat = Eurostat: SDMX-CSV and JSON-stat 2.0
import-formats-sheets = Workbooks: XLSX and ODS
import-formats-limit = Up to 100 MB and 2 million values. Formulas are not calculated, macros not run.
import-list = Files handed in
import-none = Nobody has handed in a file yet.
import-state = State
import-state-open = not decided yet
import-state-writing = being written
import-state-accepted = taken over
import-state-rejected = rejected
import-state-undone = taken back
import-values = Values
import-values-new = new values
import-values-changed = changed values
import-values-count = { $count ->
    [one] 1 value
   *[other] { $count } values
 }
import-by = Handed in by
import-newer = Newer
import-older = Older
import-facts = The file
import-kind = Recognised as
import-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
 }
import-digest = Checksum (SHA-256)
import-original = Download the original file
import-same-file = This very file was handed in before: on { $day } by { $who } ({ $state }).
import-same-file-link = To the earlier file
import-remembered = Columns and series are assigned as for the last file of this source. Please check the preview.
import-remembered-columns = The columns are read as for the last file of this source.
import-remembered-series = The series are assigned as for the last file of this source. Please check the preview.
import-columns-denominator = Reference amount
import-columns-denominator-hint = What a share is a share of, such as 522 million euros. You are told where it changes much.
import-line-place = Place
import-line-kind = What happens
import-kind-word-new = new
import-kind-word-changed = changed
import-kind-word-beside = beside another source
import-kind-word-same = unchanged
import-step-received = Received
import-step-series = Assign series
import-step-preview = Check the preview
import-step-accepted = Taken over
import-steps = Steps
import-areas-link = Assign areas
import-series-assign = Assign series and areas
import-unread-areas = { $count ->
    [one] One value belongs to an area that is not kept here, and stays out:
   *[other] { $count } values belong to areas that are not kept here, and stay out:
 }
import-series-assigned = { $count ->
    [one] One series is assigned to an indicator.
   *[other] { $count } series are assigned to indicators.
 }
import-group-lines = Look at the values
import-failed = The values could not be written. Nothing is stored; please try again.
import-preview-csv = Get all lines of the preview as CSV
import-traps = { $count ->
    [one] One known pitfall with these figures
   *[other] { $count } known pitfalls with these figures
}
import-accept-areas = Areas whose values you take over
import-doubt-denominator = The reference amount has changed: { $is } instead of { $was }. The shares cannot be compared.
import-doubt-planned = The series also counts what is planned or under construction; the indicator does not say so.
import-doubt-connected = “Available” and “connected” are two things: series and indicator do not mean the same.
import-doubt-counting-unit = The series counts something else than the indicator: applications, firms or cases.
import-doubt-households = The series names households, the indicator firms. As a stand-in it would be a proxy.
import-word-denominator = Changed reference amount
import-word-planned = Stock mixed with plans
import-word-connected = Available or connected
import-word-counting-unit = Other counting unit
import-word-households = Households instead of firms
import-columns = Columns and number format
import-columns-first = The first rows of the file
import-columns-sheet = Sheet
import-columns-heading = Row with the headings
import-columns-period = Period
import-columns-in-headings = stands in the headings of the values
import-columns-fixed = one period for the whole file
import-columns-fixed-period = Period of the whole file
import-columns-fixed-period-hint = Only where no column names it: 2024 or 31.12.2024, for instance.
import-columns-area = Area
import-columns-none = no column
import-columns-choose = Please choose
import-columns-fixed-area = Area of the whole file
import-columns-fixed-area-hint = Only where no column names the area. Nothing is silently taken for Lower Saxony.
import-columns-values = Columns with values
import-columns-dimensions = Columns that tell series apart
import-columns-dimensions-hint = Technology or sex, for instance. What is ticked neither here nor among the values is left out.
import-columns-unit = Unit
import-columns-decimal = Decimal mark
import-columns-decimal-hint = With a comma, 1.234 means one thousand two hundred and thirty-four; with a point, one point two three four.
import-columns-either = as each cell shows
import-columns-comma = comma (63,38)
import-columns-point = point (63.38)
import-columns-slash = 2018/2 means
import-columns-slash-none = does not occur
import-columns-slash-half = second half-year 2018
import-columns-apply = Apply columns and read again
import-unread = What is not read
import-unread-cells = { $count ->
    [one] One cell is no value:
   *[other] { $count } cells are no value. The first ones:
 }
import-unread-areas-more = { $count ->
    [one] One more area of the file is not kept here; its values stay out.
   *[other] { $count } more areas of the file are not kept here; their values stay out.
}
import-unread-period = { $count ->
    [one] One value lacks its period. Please state it with the columns.
   *[other] { $count } values lack their period. Please state it with the columns.
}
import-unread-area = { $count ->
    [one] One value lacks its area. Please choose the area of the whole file.
   *[other] { $count } values lack their area. Please choose the area of the whole file.
}
import-fixed-area-hint = The file names no area. Nothing is silently taken for Lower Saxony.
import-areas = { $count ->
    [one] One area that is not kept here under this name
   *[other] { $count } areas that are not kept here under these names
}
import-areas-hint = Without an assignment their values stay out; they are not counted for another area. Assign an area only if it is exactly the same.
import-series = Series
import-series-title = { $count ->
    [one] One series in the file
   *[other] { $count } series in the file
 }
import-series-lead = Assign an indicator to each series you need. All others stay out. The assignment is remembered for the next file of this source.
import-series-areas = Areas
import-series-span = Period
import-series-indicator = Indicator
import-series-none = do not take over
import-series-empty = The file holds no number. Please check whether it is the right table.
import-series-only = Only series
import-series-choose = Indicator for “{ $series }”
import-series-more = { $count ->
    [one] One more series is not shown. Search for it.
   *[other] { $count } more series are not shown. Search for them.
 }
import-series-search = Search series
import-series-search-go = Search
import-series-apply = Apply assignment
import-preview = What would change
import-preview-none = No series is assigned to an indicator yet. After that every value stands here: old, new and the difference.
import-preview-changed = Something has changed meanwhile. Please check the preview again; nothing is stored.
import-preview-sentence = { $new } new, { $changed } changed, { $beside } beside another source, { $same } unchanged; { $doubtful } with doubts.
import-preview-more = { $count ->
    [one] and one more value
   *[other] and { $count } more values
 }
import-kindof-new = { $count ->
    [one] One new value
   *[other] { $count } new values
 }
import-kindof-changed = { $count ->
    [one] One changed value
   *[other] { $count } changed values
 }
import-kindof-beside = { $count ->
    [one] One value beside that of another source
   *[other] { $count } values beside those of other sources
 }
import-kindof-same = { $count ->
    [one] One unchanged value
   *[other] { $count } unchanged values
 }
import-take-new = take over new values
import-take-changed = take over changed values as a revision; the old ones stay readable
import-take-beside = put values beside those of the other source
import-line-indicator = Indicator
import-line-area = Area
import-line-period = Period
import-line-old = Old
import-line-new = New
import-line-difference = Difference
import-line-doubts = Doubts
import-line-without = Leave out
import-line-leave = Leave out the value of { $place }
import-line-held = { $source }, as of { $vintage }
import-doubt-duplicate = The file gives a second value for the same period.
import-doubt-scale = The scale is most likely reversed: the shares give a mean from { $lowest } to { $highest }, reported is { $mean }.
import-doubt-sum = The shares sum to { $sum } %, not to 100 %.
import-doubt-range = The value lies outside the scale from { $min } to { $max }.
import-doubt-jump = Unusual change: { $change }; so far at most { $usual }.
import-doubt-falling = A running total should not fall.
import-doubt-break = Break in the series: not comparable with earlier values.
import-doubt-unverified = The value before is unverified; the change says nothing.
import-doubt-provisional = A provisional value would replace a final one.
import-doubt-older = It was published before the value that stands now.
import-doubt-source = Another source states the figure too; both stand side by side.
import-doubt-unit = The unit of the file is not that of the indicator ({ $unit }).
import-doubt-series = The series is called otherwise than last time. Is the same thing counted?
import-doubt-future = The period has not ended yet.
import-doubt-area = The area was chosen by hand. Please check that it is exactly this one.
import-doubt-formula = A formula of the spreadsheet gave the value.
import-word-duplicate = Given twice
import-word-scale = Scale most likely reversed
import-word-sum = Shares do not sum to 100 %
import-word-range = Outside the scale
import-word-jump = Unusual change
import-word-falling = Running total falls
import-word-break = Break in the series
import-word-unverified = Value before unverified
import-word-provisional = Provisional in place of final
import-word-older = Older than the value that stands
import-word-source = Other source
import-word-unit = Other unit
import-word-series = Series called otherwise than last time
import-word-future = Period not ended
import-word-area = Area chosen by hand
import-word-formula = From a formula
import-accept-doubts = Doubts that you have checked
import-accept-doubts-hint = Values with a doubt are taken over only if you tick it here.
import-accept-doubt = { $doubt } ({ $count ->
    [one] 1 value
   *[other] { $count } values
 })
import-unverified = Take over as unverified (status V)
import-note = Note
import-note-hint = Stands in the history with the file. It is needed where a value contradicts something or the indicator moves for other reasons too.
import-accept-nothing = This way no value would be taken over. Please tick which values you want to take over.
import-accept-count = { $count ->
    [0] With this choice nothing is taken over.
    [one] With this choice 1 value is taken over.
   *[other] With this choice { $number } values are taken over.
 }
import-accept = Take over chosen values
import-reject = Reject the file
import-reject-lead = Nothing is taken over. The file stays in the list, so that one sees it was checked.
import-reject-reason = Reason
import-reject-do = Reject
import-rejected-receipt = The file is rejected. Nothing was taken over.
import-again = Reload the page
import-reading = The file is being read: { $rows } rows so far.
import-writing = The values are being written: { $done } of { $total }. They count only when all are written.
import-writing-elsewhere = The values are being written. They count only when all are written.
import-refused = The file cannot be read this way
import-refused-place = Place: { $place }
import-accepted-on = Taken over on
import-undone-on = Taken back on
import-receipt = The values are taken over.
import-receipt-text = { $count ->
    [one] One value counts from now on. You can take the whole import back below.
   *[other] { $count } values count from now on. You can take the whole import back below.
 }
import-by-indicator = Values by indicator
import-undo = Take the import back
import-undo-lead = From today on none of the values of this file counts; the values they replaced count again. Whoever looks at an earlier state still sees what was known then.
import-undo-reason = Reason for taking it back
import-undo-do = Take the whole import back
import-link = Take over values from a file

## State of the values
known-title = State of the values
known-lead = Values are added and revised, but never overwritten. Choose a day, and page, chart and files show what was known at its end.
known-day = As of
known-example = 31.12.2023
known-show = Show this state
known-now = To the current state
known-banner = As of { $day }: this is what was known then.
known-not-a-day = There is no such day, or it is not in the past. The current state is shown.
known-no-revision = None of the published values has been revised or corrected so far.
known-revisions = Revised values
known-period = Area and period
known-first = First
known-stands = Now
known-difference = Difference
known-effect = Change to the next value
known-stated = { $value } (as of { $vintage })
known-change = { $from } → { $to }: { $after } (from the value first published: { $before })

## Files, sheets and earlier states

files-title = Files
files-state = All files show the state of { $day }.
files-values = Values with sources
files-chart = Chart
files-sheet = Sheet on one page A4
field-sheet-pdf = Download as PDF
field-measures-more = { $count ->
    [one] and one more measure
   *[other] and { $count } more measures
}
field-paper-table = State of the indicators
field-paper-indicator = Indicator
field-paper-value = Lower Saxony
field-paper-period = Period
field-paper-target = Target and distance
field-paper-status = Status
field-paper-none = no value
field-paper-alt = Line chart of the years { $from } to { $to }. { $finding }.
known-lead-field = Values are added and revised, never overwritten. Choose a day, and page, sheet and charts show what was known at its end.
api-use-state = “stand” shows indicators and values as they were known at the end of a past day, such as “stand=2023-12-31”. Names, definitions and sources are always those of today.
api-parameter-stand = “stand” is a day such as 2023-12-31, today or earlier.

## Degree of digitalisation
index-name = Degree of digitalisation
index-title = Degree of digitalisation, { $area } { $year }: { $value } of 100 points
index-title-none = Degree of digitalisation, { $area }: no value yet
index-none = The council has no method for the degree of digitalisation yet.
index-pending = The values are being computed. Please reload the page in a moment.
index-lead = With other justifiable weights the value would lie at { $interval } points in nine of ten cases. Coverage: { $coverage }.
index-lead-none = Coverage: { $coverage }. Below { $needed } fields there is no overall value.
index-coverage = { $present } of { $total } fields
index-interval = { $low } to { $high }
index-of = { $present } of { $total }
index-computed = Computed on { $at }, checksum { $digest }
index-by-edition = Method no. { $number }: { $title }
index-what-if-link = Try other weights
index-editions-link = Methods and resolutions
index-published-title = From published values: no value
index-published-nothing = No values have been published for the indicators of this method yet.
index-published-why = Published values reach furthest for { $year }: { $present } of { $total } fields, { $needed } are needed. Missing: { $missing }. What this page shows otherwise is computed from example values.
index-no-value = no value
index-field = Field
index-indicator = Indicator
index-points = Points
index-indicators = Indicators with a value
index-share = Share
index-contribution = Contribution
index-year = Year
index-interval-head = 5 to 95 per cent
index-fields-head = Fields with a value
index-area = Area
index-weight = Weight
index-choice = Other choice
index-difference = Difference
index-fields-title = The fields
index-fields-caption = Points of the fields in { $year }, share of and contribution to the overall value
index-strongest = Furthest ahead is “{ $strong }” with { $most } points, least far “{ $weak }” with { $least } points.
index-missing-fields = Without a value, and therefore not counted: { $fields }.
index-history-title = Course
index-history-sentence = From { $from } points ({ $start }) to { $to } points ({ $end }).
index-history-single = { $year }: { $value } points.
index-not-in-force = No adopted method holds on { $day } yet. The figures follow method no. { $number }: { $state }.
index-history-how = All years by method no. { $number }, therefore comparable. The bars show where the value would lie with other weights in nine of ten cases.
index-history-caption = Degree of digitalisation by method no. { $number }
index-field-course = From { $from } ({ $start }) to { $to } points ({ $end }).
index-change-title = What changed from { $from } to { $to }
index-change-sentence = From { $from } to { $to } the degree of digitalisation changed by { $change } points.
index-because-revision = Revised earlier values account for { $amount } points.
index-because-data = New values of the indicators account for { $amount } points.
index-because-set = Indicators that came in or dropped out account for { $amount } points.
index-because-weights = Other weights account for { $amount } points.
index-because-method = Other rules of computation account for { $amount } points.
index-cause-revision = Revision
index-cause-data = Values
index-cause-set = Composition
index-cause-weights = Weights
index-cause-method = Rules of computation
index-change-how = Each part is the mean difference over all orders in which the changes can be made one after the other; together they are exactly the change.
index-change-caption = Parts of the change in points
index-change-part = Part
index-change-from = State of { $year }
index-change-to = State of { $year }
index-target-title = What { $aim } points would take
index-target-lead = Each row by itself: this is what the field or indicator alone would have to reach for the degree of digitalisation to be { $aim } points.
index-target-fields = Each field alone
index-target-indicators = Each indicator alone
index-now = Today
index-needed = Needed
index-never = not enough alone
index-compare-title = Other areas
index-compare-none = No other area has values in enough fields. A comparison would not be honest.
index-compare-lead = Only what all have is compared: { $count } of { $total } fields. This is no overall value.
index-compare-rank = Lower Saxony ranks { $rank } of { $of } on them.
index-compare-fictitious = The areas of comparison are invented.
index-compare-caption = Points of the shared fields
index-compare-mean = Mean of them
index-robust-title = How firm the value is
index-robust-interval = In { $count } computations with weights that deviate at random by up to { $spread } per cent, the value lies at { $interval } points in nine of ten cases.
index-robust-both-means = They also alternate between the arithmetic and the geometric mean.
index-robust-one-mean = They do not alternate between means, as a field has zero points.
index-robust-strongest = The largest effect has: { $choice } ({ $change } points).
index-robust-none = There would be no overall value here: { $choices }.
index-robust-dominant = More than half of the weight lies on { $elements } alone, which then decides nearly by itself.
index-robust-caption = The overall value under a single other choice, the largest effect first
index-robust-seed = Seed of the random numbers: { $seed }. Whoever computes with it gets the same figures.
index-without = without “{ $name }”
index-variant-equal = all fields with the same weight
index-variant-across = { $mean } over the fields
index-variant-within = { $mean } within the fields
index-variant-unclamped = values beyond the goalposts count otherwise
index-variant-min-max = measured by the best and the worst area
index-variant-imputed = missing values filled in
index-mean-arithmetic = arithmetic mean
index-mean-geometric = geometric mean
index-mean-harmonic = harmonic mean
index-mean-median = median
index-mean-copeland = pairwise comparison
index-mean = Mean over the fields
index-method-title = How it is computed
index-step-goalposts = Every value becomes points: { $low } at the worst goalpost, { $high } at the best, evenly in between.
index-step-goalposts-clamped = Every value becomes points: { $low } at the worst goalpost, { $high } at the best, evenly in between. What lies beyond counts as the goalpost.
index-step-within = In each field the { $mean } of its indicators is taken.
index-step-across = Over the fields the { $mean } is taken, each field with its weight.
index-step-geometric = With the geometric mean a strong field makes up for a weak one only in part.
index-step-missing = A missing value stays empty and never counts as zero; the weights of the others then stand for the whole.
index-step-coverage = Below { $needed } of { $total } fields there is no overall value.
index-formula-key = D: degree of digitalisation; F: points of a field with a value; g: its weight.
index-weights-caption = Weights of the fields when all have a value
index-goalposts-caption = Goalposts and weights of the indicators
index-worst = Worst value
index-best = Best value
index-files-title = To recompute
index-files-lead = Inputs, method and result as they stand here.
index-file-xlsx = Table with formulas for { $year } (XLSX)
index-file-csv = All years as a table (CSV)
index-file-json = All years for programs (JSON)
index-what-if-title = Try other weights
index-what-if-lead = What would method no. { $number } give with other weights? Nothing here changes the valid value.
index-weights-title = Weights of the fields
index-weights-lead = Only the proportion counts: a field with 2 weighs twice as much as one with 1. Any sum will do.
index-weight-of = { $name }
index-compute = Compute
index-reset = Reset
index-live-result = With these weights: { $value } points
index-live-difference = so far { $valid }, difference { $change }
index-live-sum = Sum of the weights: { $sum }
index-live-rank = rank { $rank } of { $of } areas
index-live-none = With these weights there is no overall value.
index-live-wrong = Please enter a number from 0 upwards for each field.
index-result-title = Result
index-what-if-result = In { $year } it would be { $value } points; by the present method it is { $valid }. Difference: { $change } points.
index-result-caption = Shares of the fields so far and with your weights
index-share-before = Share so far
index-share-after = New share
index-share-effective = effective, as fields are missing
index-permalink = Address of this view
index-rank-same = The rank among { $of } areas does not change (rank { $rank }, on the shared fields).
index-rank-moves = The rank among { $of } areas changes from { $before } to { $after } (on the shared fields).
index-proposal-head = Propose as a method
index-proposal-lead = The weights that were computed with last are saved. A method comes into force by a resolution alone.
index-proposal-title = Short name
index-proposal-state = State
index-paper = Paper
index-paper-hint = Needed for a proposal, for example “Vorlage 7/3”.
index-proposal-save = Save
index-editions-title = Methods of the degree of digitalisation
index-editions-lead = A method holds from the day that the council decides. Earlier results keep their method.
index-number = Method no. { $number }
index-state-draft = draft
index-state-proposed = proposed
index-state-in-force = decided
index-held-since = in force since { $day }
index-held-from = in force from { $day }
index-held-then = in force from { $day }, replaced since
index-edition-result = Result by this method in { $year }: { $value } points.
index-changed = The method has changed in the meantime. Please check the new state and send again.
index-lay-head = Lay before the council
index-lay-lead = The draft becomes a proposal. It needs a paper.
index-lay = Lay before the council
index-adopt-head = Put in force after a resolution
index-adopt-lead = With a resolution of the council only. From the first day on the page shows results by this method.
index-from-hint = DD.MM.YYYY
index-adopt = Put in force
act-index-drafted = Method of the degree of digitalisation drafted
act-index-proposed = Method of the degree of digitalisation proposed
act-index-adopted = Method of the degree of digitalisation put in force
journal-subject-edition = method of the degree of digitalisation
index-error-empty = There is nothing to make an overall value from.
index-error-all-missing = No indicator has a value.
index-error-one-unit = This method compares areas, and only one has a value.
index-error-constant = All values are the same, so no distance can be measured.
index-error-not-finite = This is not a number one can compute with.
index-error-too-large = The number is too large to compute with.
index-error-negative-weight = A weight must not be below zero.
index-error-no-weight = At least one weight has to be greater than zero.
index-error-goalposts-equal = Worst and best value are the same.
index-error-goalposts-reversed = The best value is worse than the worst one. Please swap them.
index-error-target-not-better = The target is no better than the worst value.
index-error-no-reference = The area of reference has no value.
index-error-not-a-ratio-scale = A ratio needs values above zero.
index-error-bounds-not-in-order = The steps have to be in order from the easiest to the hardest.
index-error-needs-positive = This mean needs values above zero. Choose the scale from 1 to 100.
index-error-mixed-scales = The conversion leads to another scale than that of the other indicators.
index-error-no-scale = The scale has no extent.
index-error-context = This indicator describes the surroundings and is never rated.
index-error-twice = This is in the method twice.
index-error-stray = This belongs to no field of the method.
index-error-empty-group = Without indicators there is no value here.
index-error-coverage = There are not that many. Please choose a smaller minimum.
index-error-ragged = The number does not fit the method.
index-error-no-value = There is no value under these rules.
index-error-draw = Nothing can be drawn this way.
problem-not-a-hundred = The points add up to { $sum } instead of 100. Distribute the rest or choose “Scale to 100”.
act-index-edited = Draft of a method of the degree of digitalisation changed
act-workshop-opened = Weight workshop opened
act-weights-given = Weights given
journal-subject-workshop = Weight workshop
workshop-list-title = Weight workshop
workshop-list-lead = How important is which field? Every organisation distributes 100 points. Until the deadline nobody sees who has answered; after that everyone in the council sees what came of it.
workshop-none = There is no weight workshop yet.
workshop-new = Open a weight workshop
workshop-new-lead = The question is about the fields of the method in force. The deadline is the end of the day named.
workshop-open = Open
workshop-question = Question to the organisations
workshop-until = Last day
workshop-open-until = Open until { $day }, 24:00
workshop-closed-on = Closed on { $day }
workshop-note-given = Your weights are saved. You can change them until the deadline.
workshop-note-rescaled = The points are scaled to 100, but not given yet.
workshop-note-changed = Someone from your organisation has given weights in the meantime, or the deadline has passed. What you typed is below; submit it again if it should count.
workshop-blind = Until the deadline no page shows whether another organisation has given weights – not even to the secretariat.
workshop-form-title = Your 100 points
workshop-form-lead = Distribute 100 points over the fields. A slider takes from the other fields in proportion what it gives to one; in the number fields you can write freely.
workshop-slider = Slider for { $name }, in tenths of a point
workshop-given = Given on { $at }.
workshop-given-at = Given on
workshop-sum = Sum: { $sum } of 100 points
workshop-submit = Submit weights
workshop-rescale = Scale to 100
workshop-no-edition = The method whose fields were asked about no longer exists in that form.
workshop-nobody = There are no weights for this view.
workshop-outcome-title = What came of it
workshop-index = With the mean weights it would be { $value } points in { $year }, by the method it is { $valid }. Difference: { $change } points.
workshop-index-new = With the mean weights it would be { $value } points in { $year }.
workshop-count = Organisations with weights: { $count }.
workshop-range = Depending on the organisation the value would lie between { $low } and { $high } points.
workshop-consensus = Agreement: { $percent } of 100 (100 would mean that all distributed alike).
workshop-spread-title = Spread of the weights
workshop-spread-caption = Shares of the fields by the organisations
workshop-spread-sentence = The organisations are furthest apart on “{ $name }”: from { $low } to { $high }.
workshop-spread-means = Outside the council only the means are shown.
workshop-spread-how = Bar: least to most. Dot: mean. Line: share in the method in force.
workshop-mean = Mean
workshop-least = least
workshop-most = most
workshop-deviation = Deviation
workshop-organisation = Organisation
workshop-voices-title = Who would move the value
workshop-voices-caption = Overall value by the weights of each organisation, the largest effect first
workshop-own-index = with its weights
workshop-own-change = Difference from the joint value
workshop-without = joint value without it
workshop-mover = Furthest from the joint value lead the weights of { $name } ({ $change } points).
workshop-all-given = All shares given
workshop-file = Points given as a table (CSV)
workshop-same-title = What stays the same
workshop-same-rank = Rank { $rank } among { $of } areas stays the same with each of these weightings (on the shared fields).
workshop-other-rank = The rank among { $of } areas depends on the weights: { $best } to { $worst } (on the shared fields).
workshop-same-rise = The rise since { $year } stays with each of these weightings.
workshop-same-fall = The fall since { $year } stays with each of these weightings.
workshop-other-direction = Whether the value has risen or fallen since { $year } depends on the weights.
workshop-same-fields = The points of the fields themselves do not depend on the weights: { $sentence }
workshop-next-title = What comes next
workshop-next-lead = The valid value changes by a resolution only. A method with a paper can be proposed from the mean weights.
workshop-propose = Propose a method from these weights
workshop-try = Compute with these weights
workshop-weights-of = The weights are the mean of the weight workshop
robust-title = How robust the degree of digitalisation is
robust-lead = { $title }. This page shows how far the value depends on decisions that could have been taken otherwise.
robust-link = How robust the value is: sensitivity, correlations, warnings
robust-factor = Decision
robust-factor-normalisation = Capping values beyond the goalposts or not
robust-factor-aggregation = Kind of mean over fields
robust-factor-left-out = Leaving out an indicator
robust-factor-weights-below = Weights of the indicators
robust-factor-weights-on-top = Weights of the fields
robust-sobol-title = What it depends on most
robust-sobol-sentence = The value depends most on this decision: { $factor }. It has to do with { $share } of the variation.
robust-sobol-caption = Share of the variation that each decision accounts for
robust-first = on its own
robust-total = also together with others
robust-bounds = 5 to 95 per cent
robust-sobol-how = First-order (Saltelli 2010) and total (Jansen 1999) Sobol indices from { $samples } samples. The bounds come from resampling. Total shares may add up to more than 100 per cent.
robust-warnings-title = What to watch
robust-no-warnings = The values give no cause for warnings.
robust-warning-pair = “{ $one }” and “{ $other }” (r = { $r }, { $units } cases)
robust-warning-alike = These pairs say nearly the same. Together they count twice.
robust-warning-opposed = These pairs run almost exactly against each other. In a mean they cancel out.
robust-warning-conflict = “{ $of }” falls where “{ $group }” rises (r = { $r }, { $units } cases). Check direction and grouping.
robust-warning-unreliable = The { $elements } parts of “{ $group }” hardly measure one thing (Cronbach’s alpha { $alpha }). A mean of them hides contrasts.
robust-warning-few = There are only { $units } cases; correlations become reliable from about { $enough }. Read the figures as hints.
robust-correlation-title = How the fields relate
robust-correlation-lead = Cases are areas in single years ({ $cases }). Years of one area depend on each other; the figures describe and prove nothing.
robust-correlation-caption = Correlation of two fields each, the strongest first
robust-pair = Fields
robust-pearson = r (Pearson)
robust-spearman = rank (Spearman)
robust-cases = Cases
robust-group = Group
robust-alpha = Alpha
robust-elements = Parts with values
robust-alpha-title = Whether the parts measure the same (Cronbach’s alpha)
robust-alpha-lead = From { $least } on, the parts of a group count as one measurement. A small value is no fault where the group deliberately brings together different things.
robust-components-title = Weights as they would follow from the data alone
robust-components-lead = From principal component analysis, for comparison only. Such weights follow the correlations in the data, not what the council holds important.
robust-components-none = There are too few cases for weights from the data: at least three per field are needed.
robust-components-weight = from the data
index-history-breaks = The line is broken where the fields that have a value change: { $years }.
index-change-other = Compare other years or methods
index-change-page = Why the degree of digitalisation changed
index-change-page-lead = Choose two years and the methods to compute by. The difference is split into values, weights, rules, set and revision.
index-change-before = From
index-change-after = To
index-change-before-method = by method
index-change-after-method = by method
index-change-show = Compare
index-change-none = There is no overall value for this choice that could be split.
draft-weighting-equal = all alike
draft-weighting-set = set by the council
draft-weighting-budget = mean of the weight workshop
draft-weighting-components = from the data (for comparison only)
draft-imputation-none = gaps stay open
draft-imputation-mean = mean of all areas
draft-imputation-median = median of all areas
draft-imputation-unit-mean = the area’s own average
draft-kind-goalposts = Fixed goalposts
draft-kind-min-max = From the worst to the best area
draft-kind-z-score = Standard deviations from the mean (z-score)
draft-kind-rank = Rank
draft-kind-borda = Rank from nought (Borda)
draft-kind-percentile-rank = Share of the areas that are worse
draft-kind-to-leader = Way to the leader
draft-kind-to-reference = Way to an area of reference
draft-kind-to-target = Way to a target
draft-kind-ratio-leader = Ratio to the largest value
draft-kind-ratio-mean = Ratio to the mean
draft-kind-ratio-last = Ratio to the smallest value
draft-kind-above-below = Above, about or below the mean
draft-kind-thresholds = Steps
draft-levels-title = Rules and weights
draft-levels-lead = What holds for all indicators and fields. Only the draft is saved.
draft-values = Values
draft-within = Within fields
draft-across = Over the fields
draft-ends = Scale
draft-ends-zero = 0 to 100 points
draft-ends-one = 1 to 100 points
draft-ends-hint = The geometric and the harmonic mean need values above zero.
draft-mean = Mean
draft-weighting = Where the weights come from
draft-within-mean = Mean within fields
draft-within-weighting = Origin of the weights within fields
draft-across-weighting = Origin of the weights of fields
draft-cover-within = A field needs so many indicators
draft-cover-across = The overall value needs so many fields
draft-cover-hint = A number such as 5 or a share such as 66 %. 0 %: one is enough.
draft-imputation = Missing values
draft-outliers = Outliers
draft-outliers-keep = stay as they are
draft-outliers-winsorise = at most five per indicator are pulled in, otherwise logarithm
draft-element-title = { $name } in the degree of digitalisation
draft-element-lead = Field: { $field }. Only the draft is saved.
draft-counts = Does this indicator count?
draft-weight = Weight within the field
draft-kind = Conversion into points
draft-kind-hint = Only fixed goalposts and steps stay comparable over the years. Everything else compares areas.
draft-cap = Do values beyond count as the bound?
draft-cap-hint = For goalposts, target and area of reference.
draft-centre = Centre
draft-stretch = One standard deviation becomes
draft-target = Target
draft-reference = Area of reference
draft-margin = Distance from the mean in per cent
draft-bounds = Steps
draft-bounds-hint = From the easiest to the hardest, separated by semicolons, such as 25; 50; 75.
draft-yes = Yes
draft-no = No
draft-back = Back to the method
draft-not-counted = does not count
draft-copy-title = Draft another method
draft-copy-lead = The new draft begins with this method. The method itself stays as it is.
draft-copy = Copy as a draft
draft-change-title = Change the draft
draft-change-lead = Rules and weights hold for the whole, goalposts and conversion for each indicator.
index-step-by-indicator = Every value is made comparable; the table says how for each indicator.
index-step-relative = This method compares areas. Results of different years are therefore not comparable.
index-step-imputed = Missing values are filled in: { $how }. What was filled in stays marked.
index-step-outliers = Outliers are pulled in, at most five per indicator.
index-step-weights = Weights of the fields: { $origin }.
index-history-bars = upright bar: value with other weights (5 to 95 %)
index-coverage-sentence = Coverage: { $coverage }.
index-raw = Value
index-share-of-field = Share of the field
index-elements-caption = What each indicator contributes
index-edition-none = There are no results by this method, or they are being computed. One reason can be that too few fields have a value, or that the mean chosen needs values above zero.
robust-alpha-caption = Alpha by group
robust-components-caption = Weights from the data and in the method
## Evaluation rounds and positions
position-stance = Position of your organisation
position-stance-support = Support
position-stance-conditional = Support with conditions
position-stance-reject = Rejection
position-stance-abstain = Abstention
position-advice = Recommendation
position-advice-none = no recommendation
position-advice-keep = continue unchanged
position-advice-extend = extend
position-advice-change = change
position-advice-end = end
position-recommendations = What should be done?
position-recommendations-hint = In your own words, best one recommendation per line.
position-nothing = nothing stated
position-waits = Waits for release by a second person.
position-waits-title = Submitted for release
position-waits-text = Your organisation has positions released by a second person. Until then this position does not count. Please tell a second person of your organisation: the application sends no e-mail about it, so that nobody outside learns of it.
position-waits-here = A position of your organisation on this measure waits for release. If you change and submit something here, your version takes its place.
position-to-release = Check and release
position-release-title = Release a position
position-release = Release
position-release-change = Change first
position-release-own = You have submitted this position yourself. Another person of your organisation can release it.
position-propose = Submit for release
position-outdated = The text of the measure has changed
position-outdated-do = This position refers to an earlier version. Please check whether it still holds, and give it again.
position-rated-text = Read the rated version
problem-conditions-missing = Please name the conditions of your support.
problem-closes-before-opens = The last day lies before the first. Please choose a later one.
problem-in-the-past = This day has passed. Please name today or a day after it.
problem-not-a-weight = Please enter a number above 0 and up to 100, for example 2 or 1.5.
denied-not-asked = This evaluation round does not ask your organisation.
denied-second-person = You have submitted this position yourself. Another person of your organisation can release it.
act-round-created = Evaluation round prepared
act-round-edited = Evaluation round changed
act-round-opened = Evaluation round opened
act-round-closed = Evaluation round closed
act-round-moved = State of the evaluation round changed
act-entry-reopened = Late position let in
act-position-proposed = Position submitted for release
change-meeting = Meeting
change-measures = Measures
change-asked = Asked
change-criteria = Criteria
change-weights = Weights
change-disclosure = After the deadline
change-release = Release by a second person
round-state-draft = draft
round-state-open = running
round-state-closed = closed
round-state-evaluated = evaluated
round-state-answered = answered
round-step-open = Open the round now
round-step-open-hint = On its first day the round opens by itself. Here you open it today.
round-step-close = Close the round now
round-step-close-hint = After its last day the round closes by itself. Here you close it now; no position comes in afterwards.
round-step-evaluate = Mark as evaluated
round-step-answer = Mark as answered
round-new = New evaluation round
round-new-title = Prepare an evaluation round
round-edit = Edit round
round-edit-title = Edit { $round }
round-title = Title
round-title-hint = For example: Round for the 8th meeting. The address of the round is made from the title.
round-meeting = Meeting
round-meeting-none = no meeting
round-measures = Measures
round-measures-hint = Every organisation asked states a position on each measure ticked.
round-opens = First day
round-opens-hint = As a date, for example 01.03.2027. On this day the round opens by itself; until then only the secretariat sees it.
round-closes = Last day
round-closes-hint = Positions count until midnight at the end of this day, by the time in Lower Saxony. Then the round closes by itself.
round-asked = Organisations asked
round-asked-hint = With none ticked, every organisation with a vote is asked.
round-asked-all = all { $count } with a vote
round-criteria = Criteria
round-weights = Weights
round-weights-set = Weigh criteria differently
round-weights-hint = Empty fields count 1. Weights affect only the mean over all criteria.
round-weight-of = Weight of { $criterion }
round-disclosure = Who reads positions after the deadline?
round-disclosure-hint = Until the deadline nobody reads the position of another organisation, not even the secretariat.
round-disclosure-named = The council with names of organisations; outside only summed up
round-disclosure-summed = The council only summed up; with names the secretariat alone
round-save = Save
round-form-open = The round is running. Measures, first day, organisations asked, criteria and who reads positions stay as promised to those asked. You can change title, meeting and last day.
round-form-over = The round is closed. You can change title and meeting. A single late position is let in on the page of the round.
round-form-meanwhile = Somebody has changed the round meanwhile. What you typed stands below; if you save, it holds.
round-notice-created = The round is prepared as a draft.
round-notice-saved = The round is saved.
round-notice-moved = The state of the round is changed.
round-notice-reopened = The late position is let in and noted in the history.
round-opens-on = The round opens on { $day }.
round-closed-on = Closed since { $until }
round-missing = { $missing ->
    [one] One
   *[other] { $missing }
} of { $all } positions { $missing ->
    [one] is
   *[other] are
} still missing.
round-missing-why = Until the deadline the secretariat learns no more: which organisations have answered stays hidden.
round-blind = Until the deadline positions are visible to the own organisation only. Afterwards the results stand here.
round-facts = Frame
round-time = Period
round-span = { $from } to { $until }
round-to-page = To the evaluation round
round-to-form = Rate
round-result = See result
round-files = Files
round-file-plain = Result without names (XLSX)
round-file-named = Result with names (XLSX)
round-file-archive = Everything in this round (ZIP)
round-office = For the secretariat
round-reopen = Let in a single late position
round-reopen-hint = The round stays closed. Only this organisation can still give its position on this measure. Reason and deadline stand in the history and beside the result.
round-reopen-reason = Reason
round-reopen-do = Let in
round-until = Possible until
round-until-hint = As a date, for example 01.03.2027; until the end of this day.
round-choose = Please choose
round-late = Let in after the deadline
round-late-entry = { $organisation } on { $measure }, until { $until }.
round-history = History
round-drafts = Drafts
result-title = Result: { $measure }
result-none = No organisation has stated a position on this measure in this round.
result-turnout = { $answered } of { $asked } organisations have answered.
result-weighted = Weighted mean over all criteria: { $mean }.
result-other-text = An earlier version of the measure was rated.
result-outdated = { $count ->
    [one] One position refers
   *[other] { $count } positions refer
} to a version of the measure that was changed during the round.
result-stances = Positions of the organisations
result-stance = Position
result-count = Number
result-stance-sentence = { $agreed } of { $all } support it, { $conditional } of them with conditions. Rejections: { $against }, abstentions: { $abstained }.
result-distribution = Ratings by criterion
result-chart-subtitle = { $round }, as of { $day }. Scale from 1 to 5
result-nothing-judged = No criterion was judged.
result-high-low = Highest: { $high }, mean { $highmean }. Lowest: { $low }, mean { $lowmean }.
result-least-agreed = Least agreed: { $criterion }, agreement { $agreement }.
result-table = All figures as a table
result-definitions = What the figures mean
result-n = judged
result-n-text = Number of answers with points. “Cannot judge” is counted apart and enters no other figure.
result-mean-text = Arithmetic mean of the points.
result-median = Median
result-median-text = The value in the middle with all answers in order; with an even number the mean of the two in the middle.
result-spread-text = Sample standard deviation (divisor n − 1): the larger, the further the answers lie apart.
result-agreement = Agreement
result-agreement-text = Consensus measure of Tastle and Wierman (2007), from 0 to 1. 1 means that all give the same points, 0 that one half gives 1 and the other half 5.
result-kinds = By kind of organisation
result-kinds-none = No kind of organisation has so many answers that they can be shown apart.
result-kinds-why = Means are shown from three answers upward. A further kind is withheld where one or two answers could otherwise be computed from the difference to the total.
result-mean-of-n = { $mean } (n = { $n })
result-before = Compared with: { $round }
result-before-caption = Means by criterion in both rounds
result-before-why = Means are compared. Different organisations may have answered.
result-change = Change
result-dissent = Strongest dissent
result-dissent-none = No position lies a point or more from the mean of the others or stands against the majority.
result-dissent-against = Against the majority
result-dissent-against-far = Against the majority, { $distance } points from the others on average
result-dissent-far = { $distance } points from the others on average, the farthest of all
result-texts = Texts by recommendation
result-advice = { $advice } ({ $count })
result-without-text = Without text: { $count }
result-no-texts = No organisation has given a text.
result-late = let in after the deadline
result-discuss = Discuss the position of { $organisation }
result-discuss-short = discuss
result-paper-title = Result of the evaluation round: { $round }
result-paper-lead = Positions until { $until }. { $criteria }, scale from 1 to 5.
result-paper-named = With texts and names of the organisations: for the council only.
result-paper-plain = Positions without names of the organisations.
result-paper-example = This round is an example. Its answers are made up.
round-file-pdf = Result without names (PDF)
round-file-pdf-named = Result with names and texts (PDF)
chart-answers-column = number of answers
chart-answers-apart = cannot judge
chart-answers-median = median
chart-answers-mean = mean
chart-answers-mean-of = mean { $mean }
mail-round-ahead-subject = { $days ->
    [0] Last day: { $round }
    [one] One day left: { $round }
   *[other] { $days } days left: { $round }
}
mail-round-ahead = The evaluation round “{ $round }” takes positions until the end of { $until }. It is about: { $measures }.
mail-round-ahead-do = If your organisation has already stated its position on everything, there is nothing to do; until the deadline you can still change it. This message goes to all organisations asked, as it stays hidden until the deadline who has answered.
mail-round-missed-subject = A position is missing: { $round }
mail-round-missed = The evaluation round “{ $round }” has been closed since the end of { $until }. { $organisation } has not stated a position on: { $measures }.
mail-round-missed-do = If you want to hand it in late, please turn to the secretariat. It can let in a single late position.
mail-round-changed-subject = Changed text during an evaluation round
mail-round-changed = The text of the measure “{ $measure }” has changed while the evaluation round “{ $round }” is running.
mail-round-changed-do = If your organisation has already stated a position on it, it is marked as outdated. Please check it and give it again until the end of { $until }. The version that was rated stays readable with your position.
people-release = Have positions released by a second person
people-release-hint = Where the organisation wants it, a position counts only after a second person of the organisation has released it.
people-release-yes = yes, a second person releases
people-release-no = no, whoever gives it releases it
overview-round-missing = { $title }: { $missing ->
    [one] one
   *[other] { $missing }
} of { $all } positions { $missing ->
    [one] is
   *[other] are
} still missing
measure-voices-blind = Positions and interim results are not visible until the deadline.
measure-voices-result = Result in detail

# Practical experience: list and course
experiences-title = Practical experience
experiences-lead = What members experience with the measures, and what became of it.
experiences-lead-inbox = { $count ->
    [0] All practical experience has been looked through.
    [one] One practical experience waits to be looked through.
   *[other] { $count } practical experiences wait to be looked through.
}
experiences-none = There is no practical experience here yet.
experiences-text = Experience
experiences-who = Organisation
experiences-state = State
experiences-own = own
experiences-all = All
experiences-filter = By state
experiences-choose-measure = With which measure do you have experience?
experience-one = { $kind }: { $measure }
experience-breadcrumb = Experience
experience-files = Attachments
experience-files-label = Attachments
experience-files-hint = Photos or PDF, at most three files of 8 MB each. Whoever may read the experience may open the attachments too.
experience-files-again = Please choose the files once more.
experience-course = What became of it
experience-because = { $day }: { $reason }
experience-in-finding = taken up in the finding
experience-answered = answered: { $answer }
experience-office = Handling by the secretariat
experience-make-finding = Make a finding of it
experience-receipt-handled = State saved. The member sees it with the reason.
measure-experience-course = What became of it
handling-received = received
handling-in-review = in review
handling-taken = taken up
handling-declined = not followed up
handling-reason = Reason
handling-reason-hint = The member reads it. Where the experience is not followed up, a reason is needed.
handling-submit = Save state

# Findings and answers
findings-title = Findings
findings-lead = What the council found, what the responsible ministry answers, and what becomes of it.
findings-none = No finding yet.
findings-all = All findings
findings-rate-title = Answers as a whole
findings-rate = { $answered } of { $findings } findings are answered ({ $percent }%).
findings-rate-none = There is no finding to answer yet.
findings-age = { $days ->
    [one] Half of the answers came within one day.
   *[other] Half of the answers came within { $days } days.
}
findings-in-time = answered in time
findings-late = answered late
findings-overdue = overdue
finding-one = Finding
finding-example = Example
finding-title = Finding
finding-measure = Measure
finding-addressee = Responsible for the answer
finding-addressee-hint = As the council calls the office, for example “MW”.
finding-due = Answer by
finding-standing = State
finding-new = Make a finding
finding-edit = Change the finding
finding-choose-measure = About which measure?
finding-about = About the measure “{ $measure }”.
finding-field-title = Summary in one line
finding-field-text = What the council finds
finding-field-sources = What does the finding rest on?
finding-field-due = Answer by
finding-sources-hint = At least one practical experience or rating. Ratings of open rounds cannot be chosen.
finding-sources-none = There is no practical experience and no closed rating for this measure yet.
finding-visibility-hint = The council sees every finding.
finding-submit = Save finding
finding-waiting = { $days ->
    [0] answer due today
    [one] answer due in one day
   *[other] answer due in { $days } days
}
finding-overdue = { $days ->
    [one] answer overdue for one day
   *[other] answer overdue for { $days } days
}
finding-lead-waiting = { $who } answers by { $due }.
finding-lead-overdue = { $days ->
    [one] The answer was due on { $due } and has been missing for one day. Responsible: { $who }.
   *[other] The answer was due on { $due } and has been missing for { $days } days. Responsible: { $who }.
}
finding-lead-answered = { $days ->
    [0] Answered on the same day. Responsible: { $who }.
    [one] Answered after one day. Responsible: { $who }.
   *[other] Answered after { $days } days. Responsible: { $who }.
}
finding-of = found on { $day }
finding-text = What was found
finding-sources = What it rests on
finding-source-experience = { $kind } ({ $organisation })
finding-source-rating = Rating ({ $organisation }), { $round }
finding-sources-not-here = { $count ->
    [one] One more source is not named here.
   *[other] { $count } more sources are not named here.
}
finding-sources-unseen = { $count ->
    [one] One more source is not open to you.
   *[other] { $count } more sources are not open to you.
}
finding-more = More about this finding
finding-receipt-made = Finding saved. The time for the answer runs.
finding-receipt-saved = Change saved.
finding-receipt-answer = Answer saved. The council sees it now.
finding-receipt-action = Action saved.
finding-receipt-minority = Minority statement saved.
finding-receipt-stage = Note saved.
finding-panel = Findings about this measure
finding-panel-none = The council has found nothing about this measure yet.
field-day-hint = For example 31.01.2027
minority-title = Minority statement
minority-of = { $organisation }, { $day }
minority-add = Make or change a minority statement
minority-label = Minority statement of your organisation
minority-hint = It stands wherever the finding stands, with the name of your organisation.
minority-submit = Save minority statement
answer-title = Answer
answer-none = No answer yet.
answer-accepted = accepted
answer-partly = accepted in part
answer-rejected = rejected
answer-of = { $organisation }, { $day }
answer-reason = Reason
answer-reason-hint = Needed where you reject the finding or accept it in part only.
answer-heading = Answer the finding
answer-kind = Answer
answer-write = Answer the finding
answer-change = Change the answer
answer-follows = What follows
answer-action-hint = Whoever accepts the finding, wholly or in part, says here who does what by when.
answer-action-more = An action is agreed already. You can name another one here.
answer-submit = Save answer
actions-title = Actions
action-one = Action
action-text = What is to be done
action-owner = Owner
action-due = By
action-add = Add another action
action-submit = Save action
action-open = open
action-running = in progress
action-done = implemented
action-dropped = obsolete
action-overdue = { $state }, overdue
action-who-when = { $owner }, by { $due }
action-last-report = Last report of { $day }: { $note }
action-next-report = Next report by { $day }
reports-title = Reports
reports-none = No report yet.
report-title = Report on the implementation
report-state = Implementation status
report-note = What is there to report?
report-submit = Save report
report-receipt = Report saved.
stages-title = In the council
stages-none = Not on an agenda yet.
stage-agenda-item = Item { $number } of meeting { $meeting }
stage-agenda-item-bare = Item { $number }
stage-resolution = Resolution { $number }
stage-implemented = implemented on { $day }
stage-add = Add a note
stage-kind = What is to be noted?
stage-kind-agenda-item = agenda item
stage-kind-resolution = resolution
stage-kind-implemented = implemented
stage-number = Number
stage-number-hint = For example 6.2 for an agenda item or 6/6.2/1 for a resolution.
stage-meeting = Number of the meeting
stage-date = Day
stage-submit = Save note
proposals-title = Proposals for the next agenda
proposals-lead = What is overdue goes onto the next agenda.
proposal-unanswered = { $days ->
    [one] The answer has been overdue for one day.
   *[other] The answer has been overdue for { $days } days.
}
proposal-action = { $days ->
    [one] Overdue for one day: { $action }
   *[other] Overdue for { $days } days: { $action }
}
proposal-report = { $days ->
    [one] The report has been missing for one day: { $action }
   *[other] The report has been missing for { $days } days: { $action }
}
problem-indicator-alone = A moving indicator shows no effect. Please name another basis, or choose “cannot be told yet”.
problem-file-kind = Please choose a photo (JPEG, PNG, WebP) or a PDF.
problem-file-too-large = Please choose a file of at most { $max } MB.
problem-too-many-files = Please choose at most { $max } files.
denied-not-own = Only whoever wrote the post can do that.

# Chain of effects
chain-title = Chain of effects
chain-link = Show the chain of effects
chain-lead = { $count ->
    [one] { $kind } “{ $name }”: no further links yet.
   *[other] { $kind } “{ $name }”: what led to it and what became of it, in { $count } links.
}
chain-note = The chain shows what follows what. It proves no effect.
chain-here = starting point
chain-from = follows from: { $names }
chain-through = Chain from here
chain-api = The same for programs:
chain-indicator = Indicator
chain-measure = Measure
chain-rating = Rating
chain-experience = Practical experience
chain-finding = Finding
chain-answer = Answer
chain-agenda-item = Agenda item
chain-resolution = Resolution
chain-action = Action
chain-implemented = Implementation

# Expected contribution and what became of it
claim-title = { $measure } and “{ $indicator }”
claim-breadcrumb = Expectation and result
claim-link = Expectation and result
claim-no-proof = No field of this page alone proves an effect.
claim-open = Nobody has recorded yet whether the expected contribution has come about.
claim-verdict = Last recorded on { $day }: { $verdict }. Basis: { $basis }.
claim-expected = Expectation
claim-lag = Acts after
claim-lag-months = { $months ->
    [0] no delay
    [one] one month
   *[other] { $months } months
}
claim-grade = Evidence
claim-assumption = Assumption
claim-discuss = { $count ->
    [0] Comment on the assumption
    [one] Comment on the assumption (1 post)
   *[other] Comment on the assumption ({ $count } posts)
}
claim-change = Change of the indicator
claim-moved = From { $first } ({ $from }) to { $last } ({ $to }): { $change }.
claim-one-value = Only one value so far: { $value } ({ $period }).
claim-no-values = No values for Lower Saxony yet.
claim-to-indicator = To the indicator
claim-compared = Before and after
claim-compared-note = A comparison of the means before and after the start. Something else may have brought about the change.
claim-before-after = Start { $began }. Mean before { $before }, after { $after }: { $change }.
claim-no-start = The start of the measure is not known.
claim-one-side = There are not values on both sides of the start.
claim-members = Judgement of the members
claim-judged = { $answered ->
    [one] { $round }, “{ $criterion }”: { $mean } from one rating (1 = { $low }, 5 = { $high }).
   *[other] { $round }, “{ $criterion }”: mean { $mean } from { $answered } ratings (1 = { $low }, 5 = { $high }).
}
claim-not-judged = No judgement from a closed round yet.
claim-recorded = What was recorded
claim-nothing-recorded = Nothing recorded yet.
claim-record = Record the result
claim-field-verdict = What became of the expectation?
claim-field-basis = What does that rest on?
claim-basis-hint = The course of the indicator alone is not enough to record a contribution as come about.
claim-field-happened = What happened?
claim-basis = Basis: { $basis }
claim-submit = Save result
claim-receipt = Result saved.
outcome-occurred = has come about
outcome-partly = has come about in part
outcome-missed = has not come about
outcome-unknown = cannot be told yet
basis-study = study with a comparison
basis-counts = figures of the programme
basis-reports = reports of members and firms
basis-indicator-alone = the course of the indicator alone

# Discussion
discussion-title = Discussion: { $name }
discussion-breadcrumb = Discussion
discussion-lead = Members, ministry and secretariat discuss here. Guests and the public do not read along.
discussion-link = { $count ->
    [0] Begin a discussion
    [one] Discussion (1 post)
   *[other] Discussion ({ $count } posts)
}
discussion-position = Position of { $organisation } on { $measure }
discussion-assumption = Assumption: { $measure } and “{ $indicator }”
discussion-none = No post yet.
discussion-refresh = Show new posts
discussion-news = New posts have arrived.
discussion-receipt = Post saved.
discussion-receipt-edited = Change saved. The earlier text stays readable.
discussion-receipt-resolved = State of the thread saved.
discussion-receipt-moderated = Decision saved with its reason.
discussion-resolved = resolved
discussion-resolve = Mark as resolved
discussion-reopen = Open again
discussion-answer = Answer
discussion-answer-to = Answer to “{ $title }”
discussion-begin = Begin a new thread
discussion-field-title = What is it about?
discussion-field-post = Your post
discussion-field-mention = Point it out to
discussion-post-hint = Format with Markdown: **bold**, *italic*, lists with “- ”. With “@” and the short name you speak to an organisation.
discussion-mention-hint = The organisation finds the post in “My area”.
discussion-nobody = nobody in particular
discussion-submit = Save post
post-title = Post by { $who }
post-breadcrumb = Post
post-now = Text as of today
post-earlier = Earlier texts
post-until = until { $at }
post-edited = changed on { $at }
post-edit = Change the post
post-edit-hint = The earlier text stays readable for everyone.
post-save = Save change
post-cite = Quote
post-quote = { $who } wrote:
post-mentions = Pointed out to: { $names }
post-hidden = The secretariat has hidden this post. Reason: { $reason }
post-hidden-short = (hidden)
post-moderate = Moderate the post
post-moderate-reason = Reason
post-moderate-hint = It stands with the post and in the history.
post-hide = Hide the post
post-show = Show the post again

# OParl
oparl-system = Wirkungskompass – Strategy Council of Lower Saxony
oparl-system-demo = Wirkungskompass – demonstration, not an official service
oparl-council-short = Strategy Council
oparl-body-kind = State body
oparl-council-kind = Advisory council
oparl-meeting-planned = scheduled
oparl-meeting-called = called
oparl-meeting-over = held
oparl-role-information = For information
oparl-role-discussion = For discussion
oparl-role-decision = For decision
oparl-paper = Decision paper
oparl-adopted = adopted
oparl-rejected = rejected
oparl-tied = tied
oparl-adjourned = adjourned
oparl-agenda-file = Agenda of the { $meeting }
oparl-minutes-file = Minutes of the { $meeting }
oparl-example = Example
oparl-no-moment = { $name } is no moment. Expected is the form 2020-06-18T14:00:00+02:00.
oparl-no-page = The list has no such page.
oparl-too-many = Too many requests. Retry-After tells the seconds until the next one.

# Search
search-title = Search
search-everywhere = Search everywhere
search-label = Search
search-go = Search
search-field = Search terms
search-hint = For instance a word, a number such as SR-2020-004 or a code such as BG-04. Texts are in German; “Niederschrift” also finds “Protokoll”.
search-found = { $count ->
    [one] 1 hit for “{ $query }”
   *[other] { $count } hits for “{ $query }”
}
search-none = There is no hit for “{ $query }”.
search-meant = Did you mean
search-tips = What you can do
search-tip-less = Enter fewer words: only what has all of them is found.
search-tip-other = Enter another word, or only the beginning of a word.
search-tip-number = Search for a number, such as 6/6.2/1 or U-2020-01.
search-tip-sign-in = Signed in, you also find what only the council sees.
search-all = Show all { $count }
search-all-kinds = Show all hits
search-more = These are the first { $shown } of { $count } hits. One more word narrows the search.
search-kinds = Kind of hits
search-kind-measure = Measures
search-kind-indicator = Indicators
search-kind-meeting = Meetings
search-kind-item = Agenda items
search-kind-paper = Papers
search-kind-resolution = Resolutions
search-kind-circular = Circular procedures
search-kind-minutes = Minutes
search-kind-finding = Findings
search-kind-experience = Practical experience

# Deadlines of meetings
duty-dispatch = Send the invitation
duty-papers = Finish papers
duty-motions = Motions for the agenda
duty-minutes = Send the minutes
duty-objections = Objections to the minutes
duty-circular = Votes in the circular procedure
tasks-of-meeting = { $meeting } on { $day }

# My area: what is to be done
desk-duties = What I have to do
desk-nothing = Nothing is open for you.
desk-changes = What has changed
desk-first-visit = This is your first visit. From now on this tells what has changed between two visits.
desk-no-changes = Nothing that concerns you has changed since { $at }.
desk-changes-since = Since your last visit, { $at }:
duty-rate = Rate a measure
duty-rate-again = Check your position, the text has changed
duty-release = Release a position
duty-answer = Answer a finding
duty-report = Report on an action
duty-supply = Supply a value
duty-review = Look through an experience
duty-mention = Pointed out in a discussion
duty-propose = Put onto the agenda
duty-round = Evaluation round ends
duty-meeting = Prepare a meeting
duty-no-deadline = no deadline
duty-overdue = { $days ->
    [one] overdue for one day ({ $day })
   *[other] overdue for { $days } days ({ $day })
}
duty-until = { $days ->
    [0] today, { $day }, 24:00
    [one] one day left, until { $day }
   *[other] { $days } days left, until { $day }
}
duty-missing = { $count ->
    [0] all answers are there
    [one] one answer is missing
   *[other] { $count } answers are missing
}
tasks-title = What is to be done?
tasks-lead = { $count ->
    [0] Nothing is due within the next six weeks.
    [one] One thing is due within the next six weeks.
   *[other] { $count } things are due within the next six weeks.
}
tasks-none = Nothing is due within the next six weeks.
tasks-until-meeting = Until { $meeting } on { $day }
tasks-later = Later or without a deadline
digest-title = Digest by e-mail
digest-label = How often would you like a digest?
digest-hint = It tells what has changed and what is due for you. Where there is nothing new, no e-mail comes.
digest-off = never
digest-daily = daily
digest-weekly = weekly, on Mondays
digest-submit = Save choice
digest-receipt = Choice saved.
mail-digest-subject = News and deadlines in Wirkungskompass
mail-digest-changes = { $count ->
    [one] One change that you may read:
   *[other] { $count } changes that you may read:
}
mail-digest-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
mail-digest-duties = Open for you:
mail-digest-last = You decide in “My area” how often this e-mail comes.
mail-overdue-subject = An answer to the Strategy Council is overdue
mail-overdue-text = { $days ->
    [one] The answer to a finding was due on { $due } and has been missing for one day: { $title }
   *[other] The answer to a finding was due on { $due } and has been missing for { $days } days: { $title }
}
mail-overdue-who = Responsible: { $who }.
mail-overdue-do = Please answer. Until then the finding stands ready as a proposal for the next agenda.

# History: findings and discussion
act-experience-handled = State of a practical experience changed
act-finding-made = Finding made
act-finding-edited = Finding changed
act-finding-answered = Finding answered
act-answer-changed = Answer changed
act-minority-stated = Minority statement made
act-stage-noted = Council's work noted
act-action-taken = Action added
act-action-reported = Report on an action
act-outcome-recorded = Result of a contribution recorded
act-post-written = Post written
act-post-edited = Post changed
act-post-moderated = Post moderated
act-thread-resolved = State of a thread changed
change-handling = State
change-finding = Finding
change-addressee = Responsible
change-answer-due = Answer by
change-answer = Answer
change-sources-count = Number of sources
change-action = Action
change-owner = Owner
change-action-state = Implementation status
change-stage = Note
change-number = Number
change-outcome = Result
change-basis = Basis
change-thread = Thread
change-moderation = Moderation
change-moderation-hidden = hidden
change-moderation-shown = shown again
change-resolved = resolved

## Rules of procedure
procedure-title = Rules of procedure
procedure-to = To the rules of procedure
procedure-lead = Version { $version }, in force from { $from }. Every page that applies a rule names it.
procedure-none = There are no rules of procedure yet. Without them no deadline can be computed.
procedure-new = New version
procedure-new-title = Rules of procedure, version { $version }
procedure-new-lead = A version is never changed: what was computed by it stays explained by it. A new version takes effect on its first day.
procedure-saved = The new version has been saved.
procedure-first = Meetings need rules of procedure first. The fields hold a proposal with usual values.
procedure-meanwhile = Another version has been saved meanwhile. What you entered is still in the fields.
procedure-future = in force later
procedure-holds = in force
procedure-past = superseded
procedure-proposal = Proposal, not adopted by the council.
procedure-adopted = Resolution { $resolution }
procedure-changed = changed since version { $version }
procedure-basis = Origin:
procedure-versions = Versions
procedure-version = Version { $version }, from { $from }
procedure-changes = Changed: { $rules }
procedure-nothing-changed = No rule changed.
procedure-from = First day
procedure-from-hint = As a date, for example 01.01.2027, after the first day of the version before.
procedure-resolution = Resolution
procedure-resolution-hint = Number of the resolution, for example 6/4/1. Without a number the version is a proposal.
procedure-label = Short description
procedure-days = { $rule }: days
procedure-counting = { $rule }: how days count
procedure-roll = { $rule }: when nobody works on the last day
procedure-majority-for = Majority, { $matter }
procedure-majority-usual = as usual
procedure-basis-of = Origin: { $rule }
procedure-basis-all = Origin of the rules
procedure-quorum-kind = Kind of threshold
procedure-quorum-share = Threshold
procedure-quorum-hint = As a fraction, for example 1/2; a fixed number as a number.
procedure-at-least = at least this part of those with a vote
procedure-more-than = more than this part of those with a vote
procedure-number = fixed number
procedure-tie = Tie
procedure-votes-each = Votes of each organisation
procedure-votes-differing = Differing numbers of votes
procedure-votes-hint = A code and a number on each line, for example ORG02: 2
procedure-circular-allowed = Resolutions by circular procedure are allowed.
procedure-circular-objections = Objections that move the matter to the next meeting
procedure-minutes-kind = Kind of minutes
procedure-meetings = Fewest meetings a year
procedure-paper-prefix = Prefix of papers
procedure-circular-prefix = Prefix of circular resolutions
procedure-prefix-hint = One to eight capital letters.
procedure-frame-head = Items at the beginning of every agenda
procedure-frame-tail = Items at the end of every agenda
procedure-frame-hint = On each line: title | kind | minutes. The kind is empty or { $kinds }; {"{"}vorige{"}"} stands for the number of the meeting before.
procedure-people = Votes, deputies, circular procedure, publicity
procedure-minutes-and-numbers = Minutes, meetings, numbers
procedure-yes = yes
procedure-no = no
procedure-save = Save version
rule-applied = Rule: { $rule }, rules of procedure version { $version }
rule-notice = Notice
rule-papers = Deadline for papers
rule-motions = Deadline for motions
rule-quorum = Quorum
rule-majority = Majority
rule-secrecy = Secret votes
rule-votes = Votes
rule-deputies = Deputies
rule-recusal = Recusal
rule-circular = Circular procedure
rule-publicity = Publicity
rule-minutes = Minutes
rule-objections = Objections to the minutes
rule-frequency = Number of meetings
rule-numbering = Numbers
rule-amendments = Amendments
rule-frame = Frame of the agenda
rule-notice-says = Between dispatch of the invitation and the meeting lie { $term }.
rule-papers-says = Between dispatch of the papers and the meeting lie { $term }.
rule-motions-says = Between receipt of a motion and the meeting lie { $term }.
rule-circular-says = Votes are taken for { $term } from dispatch.
rule-circular-objections = { $objections ->
    [one] A single objection to the procedure moves the matter to the next meeting.
   *[other] { $objections } objections to the procedure move the matter to the next meeting.
}
rule-circular-none = There are no resolutions by circular procedure.
rule-majority-says = As a rule: { $rule }.
rule-majority-differs = { $matter }: { $rule }.
rule-minutes-says = Minutes go out within { $term } after the meeting.
rule-objections-says = Objections are possible for { $term } from dispatch.
rule-frequency-says = { $meetings ->
    [one] The council meets at least once a year.
   *[other] The council meets at least { $meetings } times a year.
}
rule-numbering-says = Papers: { $paper }-year-number. Resolutions: meeting/item/number. Circular resolutions: { $circular }-year-number. Each number is given once.
rule-problem-too-long = No more than 366 days.
rule-problem-no-day = At least one day.
rule-problem-rolls-away = The last day could move past the event it has to come before, or the other way round.
rule-problem-not-a-share = A part between nothing and all, for example 1/2.
rule-problem-quorum = A threshold that nobody or everybody meets is none.
rule-problem-less-than-half = Less than half is no majority.
rule-problem-matter-twice = A matter has two majorities.
rule-problem-votes = One to twenty votes.
rule-problem-organisation-twice = An organisation is on the list twice.
rule-problem-objections = At least one objection.
rule-problem-circle = The council itself has to be part of it.
rule-problem-papers = Papers would be due before the invitation.
rule-problem-prefix = One to eight capital letters, and two different prefixes.
rule-problem-frame = Every item needs a title.
rule-problem-version = Versions count from 1.
counting-clear = clear days, neither the first nor the last counts
counting-calendar = calendar days, the first does not count
counting-week = Monday to Saturday without holidays
counting-office = Monday to Friday without holidays
roll-stay = The last day stays where it is.
roll-earlier = A last day on a Saturday, Sunday or holiday moves to the working day before.
roll-later = A last day on a Saturday, Sunday or holiday moves to the next working day.
term-clear = { $days ->
    [one] one clear day (neither the first nor the last counts)
   *[other] { $days } clear days (neither the first nor the last counts)
}
term-calendar = { $days ->
    [one] one calendar day
   *[other] { $days } calendar days (the first does not count)
}
term-week = { $days ->
    [one] one weekday (Monday to Saturday without holidays in Lower Saxony)
   *[other] { $days } weekdays (Monday to Saturday without holidays in Lower Saxony)
}
term-office = { $days ->
    [one] one working day (Monday to Friday without holidays in Lower Saxony)
   *[other] { $days } working days (Monday to Friday without holidays in Lower Saxony)
}
part-half = half
part-third = one third
part-two-thirds = two thirds
part-three-quarters = three quarters
base-decisive = of the votes for and against
base-cast = of the votes cast, abstentions included
base-present = of the votes of those present
base-members = of the votes of all members
majority-simple = simple majority of the votes for and against
majority-absolute = more than half { $of }
majority-qualified = at least { $part } { $of }
majority-consensus = { $against ->
    [0] consensus: no vote against
    [one] consensus: at most one vote against
   *[other] consensus: at most { $against } votes against
}
matter-ordinary = ordinary resolution
matter-urgency = urgency
matter-procedure = change of the rules of procedure
matter-method = methods, weights, goalposts
tie-rejected = A tie rejects the proposal.
tie-chair = In a tie the vote of the chair decides.
tie-again = In a tie the vote is repeated.
amendments-furthest = The amendment that goes furthest is put to the vote first.
amendments-received = Amendments are put to the vote in the order in which they came in.
secret-outcome = Of secret votes only the outcome is shown.
secret-sums = Of secret votes the sums are shown too.
recused-absent = Whoever takes no part in an item counts as absent for it.
recused-out = Whoever takes no part in an item counts neither as present nor as a member for it.
minutes-results = Minutes of results
minutes-course = Minutes of the discussion
quorum-at-least = The council can decide when at least { $part } of the members with a vote is present.
quorum-more-than = The council can decide when more than { $part } of the members with a vote is present.
quorum-count = { $members ->
    [one] The council can decide when one member with a vote is present.
   *[other] The council can decide when at least { $members } members with a vote are present.
}
quorum-second-call = At a second call on the same matter any number is enough, if the invitation says so.
quorum-until-doubted = Once found, the quorum holds until somebody doubts it.
quorum-each-vote = The quorum is found before each vote.
votes-each = { $votes ->
    [one] Each member organisation has one vote.
   *[other] Each member organisation has { $votes } votes.
}
votes-of = { $votes ->
    [one] { $organisation }: one vote
   *[other] { $organisation }: { $votes } votes
}
deputies-meetings = In meetings the deputy votes when the delegate is absent.
deputies-meetings-not = There are no deputies in meetings.
deputies-circular = In the circular procedure the deputy votes as long as the delegate has not.
deputies-circular-not = There are no deputies in the circular procedure.
publicity-default = What says nothing else is for: { $tier }.
publicity-per-item = Single items can have another circle.
publicity-one = Single items have no other circle.
frame-head = at the beginning
frame-tail = at the end
problem-not-a-time = As a time, for example 14:00.
problem-not-a-line = Line { $line } is not written as the hint says.

## Preparing meetings
meeting-new = New meeting
meeting-new-title = Call a meeting
meeting-begin = Begin to prepare
meeting-begin-title = { $meeting }: begin to prepare
meeting-edit = Change time and place
meeting-edit-title = { $meeting }: time and place
meeting-meanwhile = Somebody else has changed the meeting meanwhile. What you entered is still in the fields and counts when you save again.
meeting-plan = Work on the agenda
meeting-motion = Put a motion for the agenda
meeting-saved = Saved.
meeting-motion-put = The motion has been received.
meeting-motion-withdrawn = The motion has been taken back.
meeting-facts = Subject and place
meeting-subject = Subject
meeting-place = Place
meeting-access = Access
meeting-access-hint = For example the address of the video conference. Only those who attend see it.
meeting-field-title = Name
meeting-title-hint = For example: 8. Sitzung
meeting-date = Day
meeting-date-hint = As a date, for example 18.06.2027
meeting-time-hint = As a time, for example 14:00
meeting-begins = Begins
meeting-ends = Ends
meeting-template = Template of the agenda
meeting-template-hint = The frame of the rules of procedure is part of it in any case.
meeting-template-none = the frame alone
meeting-save = Save
meeting-when = { $day }, { $begins }–{ $ends }
meeting-deadlines = Deadlines
meeting-motions = Motions for the agenda
meeting-history = History
deadline-dispatch = Dispatch by { $day }
deadline-papers = Papers by { $day }
deadline-motions = Motions for the agenda until { $day }
counted-meeting = meeting on { $day }
counted-minutes = dispatch of the minutes on { $day }
counted-circular = beginning of the circular procedure on { $day }
counted-rolled = moved from { $from } to { $to }
counted-holidays = holidays that do not count: { $days }

## Minutes
minutes-title = Minutes
minutes-heading = Minutes: { $meeting }
minutes-heading-public = Minutes, public version: { $meeting }
minutes-draft = draft
minutes-co-signed = co-signed
minutes-sent = sent
minutes-objected = sent, objections received
minutes-approved = approved
minutes-draft-means = The minutes are being written. Until they are sent only the secretariat and the chair read them.
minutes-co-signed-means = Chair and minute taker have signed. Whoever wants to change the text takes the signatures back.
minutes-sent-means = Sent on { $sent }. Objections are possible until { $until }. The next meeting decides on the approval.
minutes-objected-means = Sent on { $sent }. There are objections; more are possible until { $until }. The council decides on each of them before it approves the minutes.
minutes-approved-means = Approved by meeting { $meeting } on { $on }. The text stands; it is changed by a visible correction only.
minutes-public-means = Public version: parts that are not public are not contained. Persons are not named.
minutes-standing = State of the minutes
minutes-dispatch-until = To be sent by { $day }
minutes-sends-until = If sent today, objections are possible until { $day }.
minutes-voting = With a vote
minutes-excused = Excused
minutes-absent = Not present
minutes-guests = Guests
minutes-office = Secretariat
minutes-chair = Chair
minutes-taker = Minute taker
minutes-present = Attendance
minutes-items-title = Course of the meeting
minutes-vote = Vote ({ $method }): { $vote }.
minutes-vote-open = open vote
minutes-vote-by-name = vote by name
minutes-vote-secret = secret vote
minutes-vote-written = written vote
minutes-choice-yes = yes
minutes-choice-no = no
minutes-choice-abstain = abstention
minutes-choice-none = did not vote
minutes-late-unopposed = Asked, nobody objects to this.
minutes-late-objected = This is objected to.
minutes-late-opposed = It was not recorded that nobody objects to this.
minutes-came = { $who } joins.
minutes-left = { $who } leaves the meeting.
minutes-assent = The item was not on an agenda sent in time. No member objects to dealing with it.
minutes-recused = { $who } takes no part in this item (recused).
minutes-resolution = Resolution { $number }
minutes-resolution-not = Rejected proposal { $number }
minutes-beyond-title = Further paragraphs
minutes-beyond = { $number ->
    [one] One further paragraph follows unchanged.
   *[other] { $number } further paragraphs follow unchanged.
}
minutes-beyond-hint = Empty a paragraph above and save to edit the next of them.
minutes-amendment = Amendment ({ $who })
minutes-amended = wording amended from the proposal of paper { $paper }
minutes-assignment = Action: { $text } ({ $owner }, by { $due })
minutes-assignment-bare = Action: { $text } (by { $due })
minutes-assignments = Actions
minutes-whole = Minutes as a whole
minutes-objections = Objections
minutes-upheld = Upheld: { $words }
minutes-dismissed = Not upheld: { $words }
minutes-not-decided = Not decided yet.
minutes-corrections = Corrections
minutes-correction-of = Correction of { $about }, decided by meeting { $meeting } on { $day }
minutes-correction-council = The council has the wording.
minutes-signed-by = { $name }, signed on { $at }
minutes-pdf = Minutes as PDF
minutes-pdf-public = Public version as PDF
minutes-public = Public version
minutes-work = Edit minutes
minutes-work-lead = From draft to approval. Each step names the rule it follows.
minutes-not-held = The meeting was not run here. The draft is made from attendance, votes and notes as soon as it is closed.
minutes-not-over = The meeting is going on. The draft is made as soon as it is closed.
minutes-contested = Notes stand in two wordings. Please make one of them first.
minutes-unrecorded = The outcome of these votes is not recorded yet. The draft is made once all of them are in the register, so that the minutes lack none.
minutes-record = Record the resolution
minutes-begin-lead = The draft is made from agenda, attendance, votes, resolutions, notes and actions of the meeting.
minutes-begin = Make the draft
minutes-next = Next step
minutes-sign-chair = Sign as chair
minutes-sign-taker = Sign as minute taker
minutes-chair-signs = The chair has not signed yet.
minutes-send = Send minutes
minutes-reopen = Take the signatures back and go on writing
minutes-approve = Record approval
minutes-approved-by = Approved by meeting
minutes-approval-not-held = This meeting was not opened. Choose one that took place.
minutes-approval-before-sent = This meeting was held before the minutes were sent. Choose a later one.
minutes-approval-not-on-agenda = The approval was not on the agenda of this meeting. Choose another one, or take up the proposal when planning the next meeting.
minutes-approval-not-treated = This meeting has not dealt with the item on the approval. If it is still on, leave the item first; otherwise take up the proposal when planning the next meeting.
minutes-no-later = Only a later meeting can approve them. It is not in the list yet or has not taken place.
minutes-items = Agenda items
minutes-write = Edit text
minutes-read = View as a reader
minutes-head = Head of the minutes
minutes-item-lead = What was discussed. Attendance, votes and resolutions come from the meeting.
minutes-fixed = Taken from the meeting
minutes-fixed-hint = These sentences are fixed and cannot be changed here.
minutes-text = Text
minutes-paragraph = Paragraph { $number }
minutes-paragraph-tier = Who reads paragraph { $number }
minutes-paragraph-new = Further paragraph
minutes-paragraph-new-tier = Who reads the further paragraph
minutes-paragraph-hint = An empty paragraph is removed.
minutes-block = Text block
minutes-block-hint = It goes into the further paragraph. Open placeholders in braces have to be replaced then.
minutes-block-none = none
minutes-block-insert = Insert text block
minutes-block-inserted = The text block stands in the further paragraph.
minutes-blocks = Text blocks
minutes-blocks-lead = Sentences that come again in minutes. A name in braces is a placeholder; sitzung, datum, top, titel, vorsitz and protokollführung fill themselves.
minutes-block-name = Name
minutes-block-text = Text of the block
minutes-block-text-hint = For example: { "{" }wer{ "}" } berichtet über { "{" }maßnahme{ "}" }.
minutes-block-new = New text block
minutes-block-change = Change text block
minutes-block-remove = Remove text block
minutes-block-kept = The text block is saved.
minutes-block-removed = The text block is removed.
minutes-unsaved = The fields hold what you typed last and have not saved yet.
minutes-both = Somebody else has written about this item meanwhile.
minutes-both-means = Both texts are here: above what stands now, below in the fields what you typed. What stands in the fields holds with the next saving.
minutes-theirs = What the minutes say now
minutes-nothing-there = No text.
minutes-meanwhile = Somebody else has changed something meanwhile. What you typed is still in the fields; it holds with the next saving.
minutes-was-begun = The draft is made.
minutes-was-saved = Saved.
minutes-was-signed = Signed.
minutes-was-moved = The state is changed.
minutes-was-sent = The minutes are sent; the actions stand as follow-ups.
minutes-was-decided = The ruling is recorded.
minutes-was-corrected = The correction stands beside the approved text.
minutes-was-objected = The objection has arrived.
minutes-object = Object to the minutes
minutes-object-lead = Objections are possible until { $until }. The next meeting decides on them.
minutes-object-send = Send objection
minutes-about = About
minutes-right-is = What should stand there
minutes-correct = Record a correction
minutes-correct-lead = The approved text stays as it is. The correction stands visibly beside it.
minutes-correct-save = Save correction
minutes-correction-reason = Reason
minutes-correction-by = Decided by meeting
minutes-decide = Decide on the objection
minutes-decide-lead = What the council has decided is recorded here.
minutes-decide-save = Save ruling
minutes-ruling = Ruling
minutes-ruling-yes = The objection is upheld.
minutes-ruling-no = The text stays as it is.
minutes-ruling-words = Wording or reason
minutes-ruling-hint = Where upheld, the wording that now stands; otherwise why the text stays.
minutes-ruling-item = Only where upheld: the wording becomes a paragraph of this item.
minutes-not-from-here = This step is not possible from the present state.
minutes-not-signed = A signature is missing.
minutes-text-stands = The text stands.
minutes-too-late = Objections were possible until { $until }.
minutes-nothing-said = The wording is missing.
minutes-open-objections = Every objection has to be decided first.
minutes-no-objection = This objection is decided already.
minutes-same-meeting = Only a later meeting can approve them.
change-signatures = Signatures
change-objections-decided = Objections decided
change-corrections = Corrections
mail-minutes-subject = Minutes of meeting { $meeting } on { $day }
mail-minutes-text = The minutes of meeting { $meeting } on { $day } are available at the address below.
mail-minutes-until = Objections are possible until { $until }.

## Documents of a meeting
documents-title = Documents
documents-version = Version { $version } of { $sent }:
documents-pack = Meeting pack (PDF)
documents-single = Single documents (ZIP)
documents-agenda = Agenda (PDF)
documents-attendance = Attendance list (PDF)
documents-minutes = Minutes, { $state }
documents-minutes-pdf = Minutes (PDF)
documents-minutes-begin = Write minutes
documents-to-approve = To approve: minutes of meeting { $meeting }
documents-of-council = of the Strategy Council of Lower Saxony
documents-office = Secretariat
documents-town = Hannover
documents-demo = Demonstration – not an official letter
documents-demo-street = Beispielstraße 1
documents-demo-town = 30000 Hannover (example)
documents-demo-phone = 0511 000000 (example)
documents-demo-reference = SR example

## Agenda
agenda-title = Agenda
agenda-supplement = Supplementary agenda
agenda-papers = Papers
agenda-of = { $kind }: { $meeting }
agenda-not-sent = The agenda has not been sent yet.
agenda-draft = Draft, not sent yet
agenda-working = Being worked on; last sent: version { $version } on { $sent }
agenda-sent = Version { $version }, sent on { $sent }
agenda-preview = View as printed
agenda-version = { $kind }, version { $version } of { $sent }
agenda-versions = Versions sent
agenda-changes-only = Changes only
agenda-since = Changed since version { $version }
agenda-unchanged = Nothing has changed.
agenda-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
agenda-rapporteur = Reporting: { $who }
agenda-public = public
item-information = for information
item-discussion = for discussion
item-decision = for decision
item-called = called
item-treated = dealt with
item-withdrawn = taken off
item-adjourned = adjourned
item-field-number = Number
item-field-title = Title
item-field-kind = Kind
item-field-rapporteur = Reporting
item-field-minutes = Time needed
item-field-tier = Visible to
item-field-paper = Paper
item-field-above = Place
item-kind-none = no kind
item-tier-usual = as usual: { $tier }
item-minutes-hint = In minutes. An item with items below takes as long as those together.
item-paper-hint = Number of the paper, for example SR-2027-004
item-below = below { $number } { $title }
item-on-top = on the first level
item-new = Add an item
item-add = Add
item-edit = Edit
item-more = More
item-edit-title = Edit item { $number }
item-save = Save
item-meanwhile = Somebody else has changed the agenda meanwhile. What you entered is still in the fields and counts when you save again.
move-up = Up
move-down = Down
move-in = Indent
move-out = Outdent
step-remove = Take off
step-adjourn = Adjourn
gap-no-paper = paper missing
gap-not-released = paper not released
gap-not-there = paper not there
gaps-title = Missing papers
dispatch-without-papers = What is sent goes out without these papers. Agenda and pack do not name them outside the office.
change-added = new
change-changed = changed
change-moved = moved
time-exact = Planned: { $total } of { $length } minutes.
time-spare = Planned: { $total } of { $length } minutes, { $spare } minutes to spare.
time-over = Planned: { $total } of { $length } minutes, { $over } minutes too many.
planning-title = Planning
planning-heading = Agenda of the meeting: { $meeting }
planning-drag = Drag to reorder
planning-lead = Numbers follow the order. What was sent keeps its number.
planning-begun = The agenda has been begun.
planning-added = The item is on the agenda.
planning-ruled = The decision has been saved.
planning-saved = Saved.
planning-under-way = The item, or one below it, has been called or dealt with. It can be taken off or put off in the live view alone.
planning-over = This meeting is over. What it did not deal with is proposed for the next one and can be declined there.
planning-not-possible = This step is not possible any more. Below is the agenda as it is now.
agenda-proposals-title = Proposals ({ $count })
agenda-proposals-lead = From follow-ups, actions, evaluation rounds, indicators, measures, findings and motions.
agenda-proposals-none = Nothing is due.
agenda-proposals-decided = Proposals decided on ({ $count })
proposal-accept = Take up
proposal-set-aside = Decline or postpone
proposal-ruling = Decision
proposal-decline = decline
proposal-postpone = postpone to meeting { $meeting }
proposal-reason = Reason
proposal-save = Save decision
proposal-minutes = Minutes
proposal-circular = Circular resolution
proposal-adjourned = Earlier meeting
proposal-follow-up = Follow-up
proposal-overdue-action = Action overdue
proposal-resolution = Resolution overdue
proposal-finding = Finding without an answer
proposal-round = Evaluation round
proposal-status = Indicator
proposal-expiry = Measure ends
proposal-motion = Motion
proposed-minutes = Approval of the minutes of meeting { $meeting }
proposed-circular = Circular resolution: { $subject }
proposed-action = State of the action: { $subject }
proposed-resolution = Implementation of the resolution: { $subject }
proposed-finding = Unanswered finding: { $subject }
proposed-round = Result of the evaluation: { $subject }
proposed-status = Indicator with a new status: { $subject }
proposed-expiry = Measure that ends: { $subject }
proposed-motion = Motion: { $subject }
reason-minutes = { $objections ->
    [0] The minutes of meeting { $meeting } went out on { $sent } and are not approved.
    [one] The minutes of meeting { $meeting } went out on { $sent }; one objection is to be decided on.
   *[other] The minutes of meeting { $meeting } went out on { $sent }; { $objections } objections are to be decided on.
}
reason-circular = { $number } was decided by circular procedure on { $on } and is to be announced.
reason-circular-objected = Somebody objected to the circular procedure { $number }; the meeting decides.
reason-adjourned = Adjourned in meeting { $meeting }.
reason-not-reached = Not dealt with in meeting { $meeting }.
reason-follow-up = Follow-up on { $due }: { $reason }
reason-action = { $days ->
    [one] The action was due on { $due }, responsible: { $owner }; overdue for one day.
   *[other] The action was due on { $due }, responsible: { $owner }; overdue for { $days } days.
}
reason-resolution = { $days ->
    [one] Resolution { $number } was to be carried out by { $due }; overdue for one day.
   *[other] Resolution { $number } was to be carried out by { $due }; overdue for { $days } days.
}
reason-finding = { $days ->
    [one] An answer was due by { $due }, responsible: { $owner }; overdue for one day.
   *[other] An answer was due by { $due }, responsible: { $owner }; overdue for { $days } days.
}
reason-round = The evaluation round has been closed since { $closed }.
reason-status = Since the last meeting the status has changed from “{ $from }” to “{ $to }”.
reason-ends = The measure ends on { $ends }.
reason-ended = The measure ended on { $ends }.
reason-motion = Motion of { $organisation }, received on { $received }.
reason-motion-late = Motion of { $organisation }, received on { $received }, after the deadline.
ruling-accepted = taken up
ruling-declined = declined: { $reason }
ruling-postponed = postponed to meeting { $until }: { $reason }
template-keep = Keep as a template
template-hint = The items without the frame. A template with the same name is replaced.
template-name = Name of the template
template-save = Save template
template-kept = The template has been saved.
motion-title = Motion for the agenda
motion-lead = The secretariat decides with the chair whether the motion goes on the agenda, and gives the reason if not.
motion-late = The deadline for motions passed on { $day }. A later motion is marked as late.
motion-subject = What is it about?
motion-text = Motion and reasons
motion-put = Put the motion
motion-withdraw = Take back
motion-withdrawn = taken back
papers-title = Papers
papers-lead = What the council is to decide, discuss or take note of, with facts, reasons and figures.
papers-none = There is no such paper.
papers-number = Number
papers-meeting = Meeting
papers-state = State
papers-all = all
papers-filter = Show
papers-of-meeting = Meeting { $number }
papers-place = Meeting { $meeting }, item { $item }
papers-to-read = Papers to read
papers-to-read-lead = Sent for the next meeting: { $meeting }, { $day }
paper-kind = Paper { $number }
paper-new = Draw up a paper
paper-new-title = New paper
paper-edit-title = Edit paper { $number }
paper-form-lead = The number is given when the paper is saved. While it is a draft, only the ministry, the secretariat and those asked to co-sign see it.
paper-for-item = For { $item }
paper-meanwhile = The paper was changed meanwhile or is no draft any more. What you typed is still in the fields; compare it with the stored version before you save again.
paper-title = Title
paper-lead = In charge
paper-date = Date
paper-about = About the paper
paper-course = Where it is dealt with
paper-proposed-resolution = Proposed resolution
paper-proposed-resolution-hint = The wording that is put to the vote, in German
paper-facts = Facts
paper-facts-hint = How matters stand, without judgement
paper-reasoning = Reasons
paper-reasoning-hint = Why this resolution is proposed
paper-financial-impact = Financial impact
paper-financial-impact-hint = Where there is none, write “keine”.
paper-indicator-impact = Impact on indicators
paper-indicator-impact-hint = What the resolution means for the chosen indicators. Values and their dates are added.
paper-indicators = Indicators concerned
paper-indicators-hint = Their values stand in the paper; they are kept as they are when it is sent.
paper-co-signers = Co-signature
paper-co-signers-hint = Who is to agree before the paper is released
paper-choose = Choose ({ $count } chosen)
paper-tier = Confidentiality
paper-tier-hint = Who may read the paper once it is sent. Where the agenda item belongs to a closer circle, that one counts.
paper-replaces = Replaces
paper-replaces-none = no other paper
paper-replaced-by = Replaced by
paper-save = Save paper
paper-edit = Edit
paper-document = As PDF
paper-created = The paper is drawn up.
paper-saved = The paper is saved.
paper-stepped = The new state is recorded.
paper-changed = The paper was changed meanwhile. Look at it once more; what you typed is still in the fields.
paper-fixed = Text and attachments are fixed. Only a draft can be changed.
paper-not-from-here = This step is not possible from the present state.
paper-not-agreed = Not released yet: { $who } has not co-signed.
paper-history = History
paper-state-draft = draft
paper-state-co-signing = being co-signed
paper-state-released = released
paper-state-sent = sent
paper-state-withdrawn = withdrawn
paper-step-co-signing = Ask for co-signatures
paper-step-release = Release
paper-step-reopen = Take the release back
paper-step-back = Back to draft
paper-step-withdraw = Withdraw
paper-figure-indicator = Indicator
paper-figure-value = Value
paper-figure-known = Known since
paper-figure-status = Status
paper-figures-live = Values of { $day }; they are kept when the paper is sent.
paper-figures-frozen = Values of { $day }; they stay as they were when the paper was sent.
paper-figures-without = Without a value: { $codes }
paper-files = Attachments
paper-files-none = No attachments.
paper-file-one = Attachment
paper-file-add = Add an attachment
paper-file-choose = File
paper-file-hint = PDF, JPEG, PNG or WebP, 8 MB at most. What a file is, is told by its content.
paper-file-title = Name
paper-file-title-hint = Left empty, the name of the file counts.
paper-file-tier = Confidentiality of the attachment
paper-file-tier-usual = as the paper
paper-file-save = Save attachment
paper-file-remove = Remove
paper-file-added = The attachment is saved.
paper-file-removed = The attachment is removed.
paper-co-signatures = Co-signatures
paper-co-sign-asked = asked
paper-co-sign-signed = co-signed on { $at }
paper-co-sign-refused = not co-signed on { $at }
paper-co-sign-answer = Your answer
paper-co-sign-yes = Co-sign
paper-co-sign-no = Do not co-sign
paper-co-sign-reason = Reason
paper-co-sign-reason-hint = Needed where you do not co-sign. Whoever sees the paper reads it.
paper-co-sign-send = Send answer
paper-co-sign-noted = Your answer is recorded.
agenda-paper = Paper { $number }
gap-to-paper = To the paper
follow-ups-title = Follow-ups
follow-ups-lead = What comes back to the council on a day. What is due is proposed for the next agenda.
follow-ups-none = There is no open follow-up.
follow-ups-open = Open
follow-up-new = New follow-up
follow-up-subject = Subject
follow-up-reason = Reason
follow-up-due = Day
follow-up-on = Follow-up on { $due }
follow-up-is-due = due
follow-up-save = Save follow-up
follow-up-finish = Mark as dealt with
follow-up-kept = The follow-up has been saved.
follow-up-done = The follow-up has been dealt with.
reso-title = Resolutions
reso-lead = What the council has decided, with wording, vote and how far it is carried out. A resolution is never changed; a later one can replace it.
reso-all = all
reso-none-yet = No resolution yet
reso-none-yet-text = The register begins with the first resolution adopted in a meeting or by circular procedure.
reso-none-found = No resolution found
reso-none-found-text = No resolution matches. Remove one of the conditions.
reso-csv = Save as CSV
reso-xlsx = Save as XLSX
reso-filter-words = Full-text search
reso-filter-open = all open ones
reso-filter-overdue = overdue
reso-filter-meeting = Meeting { $meeting }
reso-count = { $count ->
    [one] { $text } of { $total } resolutions
   *[other] { $text } of { $total } resolutions
}
reso-column-number = Number
reso-column-subject = Subject
reso-column-decided = Date
reso-column-state = State
reso-column-meeting = Meeting
reso-column-measure = Measure
reso-responsible = Responsible
reso-responsible-hint = Who sees to it, for example MW or IHKN.
reso-due = Due
reso-no-due = no deadline
reso-heading = Resolution { $number }
reso-heading-rejected = Rejected proposal { $number }
reso-circular = Circular procedure { $number }
reso-extract = Extract as PDF
reso-meanwhile = The resolution was updated in the meantime. The new state is shown below; what you typed is kept.
reso-recorded = Recorded in the register.
reso-reported = The state of implementation has been saved.
reso-minority-kept = The minority statement has been saved.
reso-already = This resolution is already recorded for this vote.
reso-wording = Wording
reso-wording-hint = As it was voted on. After saving, the wording cannot be changed any more.
reso-amended = Amended against the proposed resolution
reso-replaces = Replaces
reso-replaced-by = Replaced by
reso-hash = Checksum (SHA-256)
reso-hash-checked = checked
reso-hash-wrong = does not match
reso-came-about = How it came about
reso-item = Dealt with as
reso-result = Result
reso-quorum-title = Quorum
reso-by-name = Votes by organisation
reso-organisation-column = Organisation
reso-vote-column = Vote
reso-not-given = not given
reso-effects = Effects
reso-effects-lead = What follows from the resolution by itself. It is carried out when the resolution is recorded, all of it or nothing.
reso-effects-done = Carried out with the resolution:
reso-effects-not-done = Not carried out, because the proposal was rejected:
reso-effect-link = view
reso-progress = Implementation
reso-field-state = New state
reso-evidence = Evidence or reason
reso-evidence-hint = Needed where the resolution is carried out or nothing is left of it.
reso-report = Save state
reso-minorities = Minority statements
reso-minority-text = Minority statement
reso-minority-hint = It stands wherever the resolution stands, with the name of your organisation. It cannot be changed.
reso-minority-save = Submit minority statement
reso-history = History
reso-state-open = open
reso-state-running = under way
reso-state-done = carried out
reso-state-void = void
reso-overdue-state = { $state }, overdue
reso-adopted = adopted
reso-rejected = rejected
reso-tied = tied
reso-yes = Yes
reso-no = No
reso-abstain = Abstention
reso-method-written = written vote
reso-method-open = open vote
reso-method-by-name = vote by name
reso-method-secret = secret vote
reso-effect-none = no effect
reso-effect-nobody = nobody
reso-effect-method = Method “{ $method }” holds for { $indicator } from { $from }
reso-effect-weights = “{ $proposal }” holds for the degree of digitalisation from { $from }
reso-effect-start = Measure “{ $measure }” begins
reso-effect-change = Measure “{ $measure }” goes on with changes
reso-effect-end = Measure “{ $measure }” is completed
reso-effect-end-early = Measure “{ $measure }” ends early
reso-effect-target = Target for { $indicator }: { $target }
reso-effect-data = { $organisation } provides values of { $indicator } by { $due }
reso-effect-deadline = { $subject } by { $due }, as a follow-up
reso-target-due = { $value } by { $due }
reso-choose-deadline = Set a deadline (becomes a follow-up)
reso-choose-start = Measure begins: { $measure }
reso-choose-change = Change measure: { $measure }
reso-choose-end = Complete measure: { $measure }
reso-choose-end-early = End measure early: { $measure }
reso-choose-weights = Adopt weights: { $proposal }
reso-choose-method = Adopt method: { $method } for { $indicator }
reso-choose-target = Adopt target: { $indicator }, { $target }
reso-choose-data = Request values: { $indicator }
reso-field-effect = Effect { $number }
reso-field-effect-day = Effect { $number }: day
reso-field-effect-organisation = Effect { $number }: who provides values
reso-field-effect-subject = Effect { $number }: what is due
reso-effect-day-hint = First day or deadline, for example 31.12.2020. Leave empty for measures and targets.
reso-effect-subject-hint = For a deadline only, { $max } characters at most.
reso-error-gone = This does not exist, or not any more.
reso-error-step = “{ $from }” does not become “{ $to }”.
reso-error-before = { $day } lies before the resolution.
reso-error-in-force = What is in force holds since { $day }; the day lies before that.
reso-error-nothing = What is due is missing.
reso-error-majority = The rules of procedure ask for: { $needed }. The vote was held by: { $voted }. Please put it to the vote again, with “Matter and majority: { $matter }”, or record the resolution without this consequence.
reso-error-contradiction = Contradicts another effect, or is there twice.
reso-record-title = Record a resolution
reso-record-save = Record in the register
reso-record-meanwhile = What the resolution replaces or changes has changed in the meantime. What you typed is kept; please check it.
reso-field-replaces = Replaces resolutions
reso-replaces-hint = Numbers such as 5/4/1, separated by commas.
circ-title = Circular procedures
circ-lead = Resolutions without a meeting: votes are given in writing. Whoever objects to the procedure sends the matter to the next meeting.
circ-none = No circular procedure yet
circ-none-text = Urgent resolutions that cannot wait for the next meeting stand here.
circ-running = Running
circ-over = Over
circ-new = Put a proposal forward
circ-new-lead = First you see everything to check. Only when you open the procedure does the deadline begin and do the letters go out.
circ-put = Check
circ-preview = Check the circular procedure
circ-preview-lead = Nothing is open and nothing has been sent yet. The procedure would begin today like this:
circ-preview-moved = The deadline has changed since you checked. Please check once more.
circ-preview-number = Expected number
circ-preview-majority = Majority needed
circ-preview-voters = Organisations with a vote: { $count }
circ-preview-letters = Letters that go out: { $count }
circ-preview-no-letter = Nobody gets a letter: no person is entered for the organisations with a vote.
circ-preview-subject = Subject: { $subject }
circ-open-now = Open now and send
circ-change = Change
circ-not-allowed = The rules of procedure have no circular procedure.
circ-text-hint = What is voted on, word for word.
circ-urgency = Urgent because
circ-urgency-hint = Why the matter cannot wait for the next meeting.
circ-closes = Votes are taken until { $day }, midnight.
circ-heading = Circular procedure { $number }
circ-state-draft = being prepared
circ-state-open = running
circ-state-decided = decided
circ-state-meeting = goes to the next meeting
circ-state-withdrawn = ended without a result
circ-days-left = { $days ->
    [0] Today is the last day.
    [one] { $days } day left
   *[other] { $days } days left
}
circ-counting = The period is over, votes are being counted.
circ-answered = { $given } of { $all } have answered
circ-question = Proposed resolution
circ-from = Put forward on
circ-until = Deadline
circ-until-end = { $day }, midnight
circ-announced = Announced
circ-vote-title = Your vote
circ-own-vote = Vote
circ-your-vote = Your organisation has voted “{ $choice }”, { $at }.
circ-by-deputy = (by deputy)
circ-vote-hint = You can change the vote until the deadline; the last one counts. How others vote is hidden until the end.
circ-vote-send = Cast vote
circ-object = Objection to the procedure
circ-object-lead = The objection concerns the procedure, not the matter: the next meeting decides. It cannot be taken back.
circ-objection-reason = Reason
circ-object-send = Object
circ-objection = Objection: { $reason }
circ-answers = Answers of the organisations
circ-hidden = How the others have voted is shown here after the end.
circ-has-answered = has answered
circ-pdf = Result as PDF
circ-end-title = End
circ-end-lead = Votes are counted after the deadline, by themselves. Until then every vote can be changed, and anybody entitled can object to the procedure.
circ-count-now = Count now
circ-withdraw = End without a result
circ-goes-to-meeting = Somebody objected to the procedure. The council decides in its next meeting.
circ-given-up = The circular procedure was ended without a result.
circ-opened = The proposal is put forward, and voters have been told.
circ-voted = Your vote has been saved.
circ-changed = Your vote has been changed.
circ-objected = Your objection has been saved.
circ-ended = The votes have been counted.
circ-withdrawn = The circular procedure has been ended without a result.
circ-objected-before = Your organisation has already objected. This reason was not saved.
circ-typed = This is what you had entered:
circ-no-deputies = By the rules of procedure, deputies do not vote in circular procedures.
circ-delegate-voted = The delegate has voted already; that vote goes first.
circ-no-vote = Your organisation has no vote in this procedure.
circ-not-yet = The deadline is not over; votes are counted afterwards, even where everybody has voted.
circ-not-open = No more votes are taken.
mail-request-subject = Values requested: { $indicator }
mail-request = The council asks your organisation for values of “{ $indicator }” by { $due }.
mail-circ-subject = Circular procedure { $number }: your vote is requested
mail-circ = Circular procedure { $number } is open. Your organisation can vote until { $until }, midnight.
mail-circ-reminder-subject = { $days ->
    [0] Last day: circular procedure { $number }
    [one] One day left: circular procedure { $number }
   *[other] { $days } days left: circular procedure { $number }
}
mail-circ-reminder = In circular procedure { $number } the vote of your organisation is missing. Votes are taken until { $until }, midnight.
mail-circ-do = Sign in to read the proposed resolution and why it is urgent. Whoever objects to the procedure sends the matter to the next meeting.
act-procedure-adopted = Rules of procedure: new version
act-meeting-called = Meeting called
act-meeting-edited = Time and place of the meeting changed
act-agenda-changed = Agenda changed
act-proposal-ruled = Proposal for the agenda decided on
act-motion-put = Motion for the agenda put
act-motion-withdrawn = Motion for the agenda taken back
act-paper-kept = Paper edited
act-paper-signed = Paper co-signed or refused
act-meeting-run = Meeting conducted
act-attendance-noted = Attendance noted
act-poll-moved = Vote conducted
act-vote-cast = Vote cast
act-resolution-recorded = Resolution recorded
act-resolution-reported = Implementation reported
act-circular-moved = Circular procedure conducted
act-circular-voted = Circular procedure: vote or objection
act-minutes-kept = Minutes edited
act-minutes-moved = Minutes: new state
act-minutes-objected = Objection to the minutes
act-follow-up-kept = Follow-up
act-template-kept = Template for agendas saved
change-when = Time
change-rules = Rules
run-opened = meeting opened
run-called = item called
run-next = on to the next item
run-back = previous item called again
run-finished = item finished
run-removed = item taken off
run-adjourned = item put off
run-closed = meeting closed
run-notice = objection to the notice noted
run-no-objection = nobody objects to the notice
run-assent = no member objects to dealing with it
run-doubted = quorum doubted
run-quorum = quorum checked
run-takes-part = exclusion from taking part lifted
run-amendment-back = amendment withdrawn
run-poll-opened = opened ({ $method })
run-poll-closed = closed
run-poll-withdrawn = withdrawn
change-proposal = Proposal
change-item = Item
change-done = dealt with
journal-subject-paper = Paper
journal-subject-resolution = Resolution
journal-subject-circular = Circular procedure
journal-subject-minutes = Minutes
journal-subject-follow-up = Follow-up

# A meeting while it goes on.
live-title = Live
live-heading = { $meeting } – live
live-to = Live view
live-refresh = Refresh
live-wall = View for the wall
live-news = The meeting has moved on.
live-lost = The connection is lost. It will be restored by itself.
live-not-opened = The meeting has not been opened yet.
live-closed = The meeting was closed at { $time }.
live-open = Open the meeting
live-open-hint = Attendance is taken over from the replies and can then be corrected in one step.
live-chair = Chair
live-minute-taker = Minutes taken by
live-now = Now
live-hidden = confidential item
live-nothing = No item is being dealt with.
live-since = since { $time }
live-next = Then:
live-left = { $minutes ->
    [one] 1 minute left
   *[other] { $minutes } minutes left
 }
live-over = { $minutes ->
    [one] 1 minute over
   *[other] { $minutes } minutes over
 }
live-ends = Expected end: { $time }
live-found = Found: { $quorum }.
live-step = Step
live-step-next = Next item
live-step-back = Call the previous item again
live-step-finish = Finish the item
live-find = Find the quorum
live-doubt = The quorum is doubted
live-no-objection = Record that nobody objects
live-object = The late invitation is objected to
live-assent = No member objects to dealing with it
live-late-item = This item was not on an agenda sent in time. It is voted on once the council agrees to deal with it: by a vote on its urgency, or because no member objects.
live-late-item-agreed = This item was not on an agenda sent in time. The council has agreed to deal with it.
live-close = Close the meeting
live-call = Call
live-withdraw = Take off
live-adjourn = Adjourn
live-polls = Vote
live-result = Result
live-ask = Put to the vote
live-question = Wording
live-about = The vote is on
live-about-hint = The rules of procedure set the order; what comes next is offered.
live-proposal = the proposal
live-amendment-option = Amendment: { $text }
live-method = Kind of vote
live-method-open = open vote
live-method-by-name = vote by name
live-method-secret = secret vote
live-matter = Matter and majority
live-counting = How votes are given
live-by-phone = on one's own device
live-by-hand = counted by hand, by raised hands or on paper
live-poll-open = Open the vote
live-poll-close = Close the vote
live-poll-withdraw = End without a result
live-poll-given = { $given } of { $voters } votes given
live-poll-by-hand = Counted by hand, { $votes } votes are present.
live-poll-amendment = amendment
live-yes = Yes
live-no = No
live-abstain = Abstention
live-count-invalid = Invalid
live-count-not-given = Not given
live-vote-given = Your vote counts: { $choice }.
live-vote-secret = Your vote counts. What you voted is stored nowhere.
live-by-name = Votes by name
live-not-voted = has not voted
live-record = Record the resolution
live-attendance = Attendance
live-attendance-hint = One entry for each organisation, all saved together. What holds since the opening corrects the replies; everything else holds from now on.
live-attendance-save = Save attendance
live-organisation = Organisation
live-standing = Standing
live-noted = Entry
live-person = Person
live-noted-of = Entry for { $organisation }
live-person-of = Person for { $organisation }
live-unchanged = unchanged
live-choose = Please choose
live-present = present
live-by-deputy = represented
live-takes-no-part = takes no part
live-excused = excused
live-absent = absent
live-seat-from-start = present from the start
live-seat-deputy-from-start = represented from the start
live-seat-arrives = arrives now
live-seat-deputy = deputy takes over now
live-seat-leaves = leaves now
live-seat-never-came = was not there
live-recusal = Taking no part in this item
live-recused = { $organisation } takes no part: { $reason }
live-recused-back = Lift
live-reason = Reason
live-recusal-save = Note the recusal
live-guests = Present without a vote
live-guest = Name of the guest
live-guest-from = Organisation of the guest
live-guest-save = Note the guest
live-notes = Notes
live-notes-none = No notes yet.
live-note-new = New paragraph
live-note-change = Change the paragraph
live-note-item = For item
live-note-text = Text
live-note-hint = Saved by itself while you write. Where two people write the same paragraph at once, both wordings stay.
live-note-save = Save the paragraph
live-note-saving = Saving …
live-note-saved = Saved.
live-note-waiting = No connection. The text is kept on this device and will be sent later.
live-note-refused = Not saved: please save the paragraph with the button.
live-note-too-late = Not saved: the minutes have already been begun.
live-note-edit = Change
live-note-join = Join
live-note-at = Wording of { $time }
live-note-struck = struck out
live-note-contested = Two wordings stand side by side. Make one of them.
live-amendments = Amendments
live-amendment-new = Note an amendment
live-amendment-text = Wording asked for
live-amendment-save = Save the amendment
live-amendment-back = Withdraw
live-amendment-open = open
live-amendment-adopted = adopted
live-amendment-rejected = rejected
live-amendment-withdrawn = withdrawn
live-amendment-settled = settled
live-passage = Passage concerned
live-passage-hint = Amendments to one passage exclude each other. Empty for the whole proposal.
live-goes = How far it goes
live-goes-hint = 0 to 9; the highest goes furthest.
live-order-furthest = The amendment that goes furthest is voted on first.
live-order-received = Amendments are voted on in the order they came in.
live-tasks = Assignments
live-task-new = Note an assignment
live-task = Assignment
live-task-owner = Who
live-task-due = By when
live-task-due-hint = For example 30.09.2027
live-task-save = Save the assignment
live-task-line = { $task } ({ $owner }, by { $due })
live-notice-opened = The meeting is open. Please check the attendance.
live-notice-attendance = The attendance is noted.
live-notice-task = The assignment is noted.
live-notice-amendment = The amendment is noted.
live-notice-vote = Your vote is counted.
live-notice-voted = Your organisation has voted already; the first vote counts.
live-notice-late = The vote is closed. Your vote was not counted any more.
live-notice-no-vote = You have no vote in this poll.
live-notice-no-choice = Choose yes, no or abstention.
live-notice-over = The meeting is closed, nothing was saved. Please add it to the minutes.
live-typed = This is what you typed:
live-to-minutes = To the minutes
live-notice-not-possible = This is not possible at the moment. Where a vote is open, it is ended first.
live-problem-not-votes = Enter a number of votes.
live-problem-count = The count does not add up: { $counted } votes counted, { $present } present.
live-problem-hands = Raised hands cannot be invalid.
live-problem-not-called = The item is not being dealt with.
live-problem-poll-open = Another vote is still open.
live-problem-no-quorum = There is no quorum: { $present } entitled to vote present, { $needed } needed.
live-problem-objection-open = The invitation came late. Before a vote it has to be recorded that nobody objects.
live-problem-objected = The invitation came late, and this was objected to. The council cannot decide.
live-problem-late-item = The item was not on an agenda sent in time. First the council has to agree to deal with it.
live-problem-not-secret = With these voters and this majority the outcome would give single votes away. It cannot be secret.
live-problem-few-in-secret = { $given ->
    [0] Nobody has voted in secret yet. There is no result.
    [one] Only one vote has been given in secret. The result would give it away.
   *[other] Only { $given } votes have been given in secret. The result would give single ones away.
 } Wait for more votes, or end the vote without a result; the votes that were given are deleted then.
live-problem-no-names = A vote by name is given on one's own device, not counted by hand.
live-problem-seat-taken = The seat is taken.
live-problem-nobody = Nobody has the seat.
live-problem-no-deputies = By the rules of procedure deputies do not vote.
live-problem-minutes-begun = The minutes have already been begun, further notes do not come into them. Please move the text there.
live-problem-seat-moved = Somebody has come or gone since the opening; only what happens now can be noted.
## Invitation: letters, answers, calendar
call-mail-invitation = Invitation: meeting { $number } on { $day }
call-mail-supplement = Supplementary agenda: meeting { $number } on { $day }
call-mail-change = Changed invitation: meeting { $number } on { $day }
call-mail-off = Called off: meeting { $number } on { $day }
call-mail-minutes = Minutes: meeting { $number } on { $day }
call-mail-invitation-text = you are invited to meeting { $number } of the Strategierat Niedersachsen.
call-mail-supplement-text = the agenda of meeting { $number } of the Strategierat Niedersachsen has changed.
call-mail-change-text = Day, time or place of meeting { $number } of the Strategierat Niedersachsen have changed. Now:
call-mail-off-text = meeting { $number } of the Strategierat Niedersachsen does not take place. Called off:
call-mail-minutes-text = the minutes of meeting { $number } of the Strategierat Niedersachsen are there.
call-mail-access = Access: { $access }
call-mail-before = Before: { $before }
call-mail-urgent = Added after the notice. These items are voted on once the council agrees to deal with them. Reason: { $reason }
call-mail-late-bare = Notice not kept.
call-mail-deputy = You get this letter as a deputy, in copy.
call-mail-changed = What has changed:
call-mail-files = The letter as PDF and the calendar entry are attached.
call-mail-answer = Please answer until { $day } at the address below: coming, not coming, deputy, support needed. You need not sign in for it.
call-mail-own = The address is yours alone. Please do not pass it on.
call-preview = Preview
call-preview-mail = E-mail ({ $kind })
call-preview-subject = Subject: { $subject }
call-preview-letter = Letter as PDF
call-preview-letter-of = Letter as PDF: { $name }
call-log-lead = One letter for each person, the newest first.
call-retry = Send again
call-by-hand = Note as handed over
call-of = { $action }: { $name }
call-unreached = Not reached
call-unreached-lead = These member organisations have not been reached by the last letter ({ $letter }):
call-all-reached = The last letter ({ $letter }) has reached all member organisations.
call-note-off = The meeting is called off. Each letter is below with its time and state.
call-note-retry = The letter is being sent again.
call-note-handed = Noted as handed over.
call-note-moved = Saved. Day, time or place differ from the invitation: below is what those invited would be told.
call-before = Before
call-now = Now
call-anew = The meeting is on another day: the notice before that day applies, and answers so far no longer hold.
call-lapse = Answers so far no longer hold once this is sent.
call-tell = Tell about the change
call-moved-hint = Day, time or place differ from what those invited know.
call-cancel = Call the meeting off
call-cancel-lead = Everybody invited gets a letter with the reason; the calendar entry is withdrawn. This cannot be undone.
call-cancel-reason = Reason for calling it off
call-cancel-send = Send
call-off-on = Called off on { $day }
call-answers = Answers
call-answers-lead = What the member organisations have answered. The last answer holds; one to an earlier date no longer does.
call-answers-none = no answer yet
call-answers-lapsed = answer to an earlier date
call-answer-by = { $who }, { $at }, { $channel }
call-answer-deputy = Deputy: { $name }
call-answer-support = Support needed: { $text }
call-channel-page = on the page
call-channel-calendar = from the calendar
call-channel-office = noted by the secretariat
call-note-answer = Note an answer
call-note-answer-lead = For answers on the telephone or by other means.
call-organisation = Member organisation
call-answer-noted = The answer is noted.
call-calendar-taken = The answer from the calendar is taken over: { $answer }.
call-calendar = Take over an answer from a calendar
call-calendar-lead = Whoever accepts or declines the invitation in a calendar sends an answer to the secretariat. Upload the attached file or paste what is in it.
call-calendar-file = Calendar file (.ics)
call-calendar-text = Content of the calendar file
call-calendar-text-hint = Begins with BEGIN:VCALENDAR.
call-calendar-take = Take over
call-calendar-error-empty = Please upload a file or paste what is in it.
call-calendar-error-large = The file is larger than 64 kB. No answer is that large.
call-calendar-error-kind = This is no calendar file.
call-calendar-error-no-reply = This is a calendar entry, but no answer to an invitation (METHOD:REPLY is missing).
call-calendar-error-entry = The file does not hold exactly one entry.
call-calendar-error-uid = The file lacks the identifier of the entry (UID).
call-calendar-error-attendee = There is not exactly one person who answers in the file.
call-calendar-error-answer = The file says neither yes nor no.
call-calendar-error-other = The answer belongs to another entry ({ $uid }), not to this meeting.
call-calendar-error-sender = Nobody answers for a member organisation from the address { $address }. Find out who it was, and note the answer by hand.
call-calendar-error-outdated = The answer is to an earlier state of the invitation (number { $sequence }); day, time or place have changed since. Please ask again.
call-calendar-error-never = The answer is to a state of the invitation (number { $sequence }) that was never sent.
call-calendar-error-older = The same person has answered otherwise later. The later answer holds.
call-link-title = Answer for meeting { $number }
call-link-for = You answer as { $name } for { $organisation }.
call-link-done = Your answer has been received: { $answer }. You can change it at the same address until the meeting.
call-link-dead-title = This address no longer counts
call-link-dead = The meeting is over or called off, or the address is incomplete. Please ask the secretariat.
call-feed-title = Meetings in your own calendar
call-feed-lead = Your calendar program can fetch the meetings of the council from an address that is yours alone. Titles of agenda items are not in it.
call-feed-open = Make an address
call-feed-again = Make a new address
call-feed-close = Revoke the address
call-feed-since = There is an address, made on { $at }. It is shown only once; a new one ends the old one.
call-feed-made = The address of your calendar
call-feed-once = Copy the address now: it is not shown again. Whoever knows it sees the dates.
call-feed-address = Address
call-feed-back = Back to my area
call-feed-closed = The address of the calendar is revoked.

## Invitation
dispatch-title = Dispatch
dispatch-done = Sent. Each letter is below with its time and state.
dispatch-meanwhile = The agenda has changed meanwhile. Below is what would go out now; nothing was sent.
dispatch-nothing = Nothing has changed since the last dispatch.
dispatch-in-time = { $days ->
    [0] Today is the last day.
    [one] One more day.
   *[other] { $days } more days.
}
dispatch-late = { $days ->
    [one] The deadline passed one day ago. It can be sent with a reason; invitation and minutes will say that the notice was not kept.
   *[other] The deadline passed { $days } days ago. It can be sent with a reason; invitation and minutes will say that the notice was not kept.
}
dispatch-papers-late = { $days ->
    [one] The deadline for papers passed a day ago.
   *[other] The deadline for papers passed { $days } days ago.
}
dispatch-reason = Reason
dispatch-reason-hint = It stands on the invitation.
dispatch-reason-hint-supplement = It stands on the supplementary agenda.
dispatch-late-items = Added after the notice: { $items }. These items are voted on once the council agrees to deal with them. They can be sent with a reason.
dispatch-second = Second call on the same matter
dispatch-second-hint = The invitation points out that the council can decide in this meeting whatever the number of those present. At least one member with a vote has to be present.
second-call = Second call on the same matter: the council can decide in this meeting whatever the number of those present.
agenda-late-reason = Items after the notice. Reason: { $reason }
dispatch-to = Recipients: { $count }
dispatch-send = Send now
dispatch-log = Letters
recipient-delegate = member
recipient-deputy = deputy, in copy
recipient-guest = guest
letter-invitation = Invitation
letter-change = Change
letter-cancellation = Cancellation
letter-minutes = Minutes
delivery-waiting = waiting
delivery-sent = sent
delivery-failed = failed
delivery-by-hand = handed over
notice-not-kept = Notice not kept
notice-reason = Reason: { $reason }
meeting-calendar = Date as a calendar file
reply-title = Answer the invitation
reply-answer = Answer
reply-coming = coming
reply-not-coming = not coming
reply-deputy = deputy
reply-tentative = not sure yet
reply-deputy-name = Who comes instead?
reply-deputy-hint = For a deputy only.
reply-support = Support needed
reply-support-hint = For example sign language or step-free access. Only the secretariat reads this.
reply-send = Send answer
reply-sent = The answer has been received. It can be changed until the meeting.
reply-own = Your answer: { $answer }
forecast-title = Forecast of the quorum
forecast-expected = quorum expected
forecast-open = still open
forecast-out-of-reach = out of reach
forecast-sentence = { $coming } of { $members } members with a vote are coming, { $deputies } of them by a deputy; { $needed } are needed. Open: { $open }.
mail-agenda-late = Notice not kept. Reason: { $reason }
mail-agenda-motions = Motions for the agenda are possible until { $day }.
act-invitation-sent = Agenda sent
act-invitation-answered = Invitation answered
change-agenda-version = Version of the agenda
change-letters = Letters
