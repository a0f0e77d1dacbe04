# The same survey as bench/surveys.ts, timed with R survey: Rscript bench/surveys.R FOLDER ROWS. Prints one JSON object.
suppressMessages(library(survey))
given <- commandArgs(trailingOnly = TRUE)
n <- as.integer(given[2])
read <- function(name, what) readBin(file.path(given[1], name), what, n = n, size = if (what == "integer") 4 else 8)
d <- data.frame(stratum = read("stratum", "integer"), cluster = read("cluster", "integer"),
  weight = read("weight", "double"), y = read("y", "double"), group = factor(read("group", "integer")),
  age = factor(read("age", "integer")), sex = factor(read("sex", "integer")), region = factor(read("region", "integer")))
totals <- function(name) {
  known <- read.csv(file.path(given[1], paste0(name, ".csv")))
  setNames(data.frame(factor(known$level, levels = levels(d[[name]])), known$total), c(name, "Freq"))
}
# Of the wall clock, and of the processor: the machine may be shared.
median_ms <- function(work, runs) {
  taken <- sapply(seq_len(runs), function(i) system.time(work())[c("elapsed", "user.self", "sys.self")])
  1000 * c(wall = median(taken[1, ]), cpu = median(taken[2, ] + taken[3, ]))
}
design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = d)
margins <- list(~age, ~sex, ~region)
known <- lapply(c("age", "sex", "region"), totals)
raked <- rake(design, margins, known, control = list(maxit = 100, epsilon = 1e-9))
m <- svymean(~y, design)
r <- svymean(~y, raked)
out <- c(mean = as.numeric(coef(m)), se = as.numeric(SE(m)), raked = as.numeric(coef(r)),
  design = median_ms(function() svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = d), 3),
  means = median_ms(function() svymean(~y, design), 7),
  groups = median_ms(function() svyby(~y, ~group, design, svymean), 3),
  raking = median_ms(function() rake(design, margins, known), 5))
cat("{", paste0("\"", names(out), "\": ", sprintf("%.17g", out), collapse = ", "), "}\n")
