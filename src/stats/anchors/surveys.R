# Makes the part "own" of surveys.json: a two-stage sample of our own and what R survey says of it.
# Rscript src/stats/anchors/surveys.R > own.json   (Debian: r-base-core r-cran-survey r-cran-mass r-cran-jsonlite)
suppressMessages(library(survey))
set.seed(20261125)
pools <- c(20, 12, 30)
drawn <- c(4, 3, 5)
rows <- list()
psu <- 0
for (h in 1:3) for (k in seq_len(drawn[h])) {
  psu <- psu + 1
  units <- sample(8:15, 1)
  taken <- sample(3:6, 1)
  level <- rnorm(1, 50 + 5 * h, 6)
  for (u in seq_len(taken)) {
    x <- round(runif(1, 1, 9), 1)
    rows[[length(rows) + 1]] <- data.frame(stratum = c("north", "south", "west")[h], psu = psu, unit = u,
      pool = pools[h], units = units, x = x, y = round(level + 2 * x + rnorm(1, 0, 5), 1),
      yes = as.integer(runif(1) < 0.25 + 0.06 * x), size = sample(c("small", "middle", "large"), 1),
      w = round(runif(1, 5, 40), 1))
  }
}
d <- do.call(rbind, rows)
d$used <- as.integer(d$x > 4)
two <- svydesign(id = ~psu + unit, strata = ~stratum, fpc = ~pool + units, data = d, nest = TRUE)
one <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = d)
est <- function(s, df) {
  ci <- confint(s, df = df)
  list(estimate = as.numeric(coef(s))[1], se = as.numeric(SE(s))[1], lower = ci[1, 1], upper = ci[1, 2])
}
# The likelihood interval of svyciprop, without what its loose fit and coarse profile leave (some 1e-6).
likelihood <- function(design) {
  g <- suppressWarnings(svyglm(yes ~ 1, design, family = quasibinomial(), control = list(epsilon = 1e-15)))
  alpha <- pnorm(qt(0.025, degf(design)) * sqrt(diag(g$cov.unscaled) / diag(g$naive.cov))) / 2
  fine <- survey:::MASSprofile_glm(g, which = 1, alpha = alpha, maxsteps = 5000, del = 0.002)
  plogis(as.numeric(survey:::confint_profile(fine, parm = 1, unscaled_level = 2 * alpha)))
}
prop <- function(design) {
  methods <- c("xlogit", "asin", "beta", "mean")
  out <- lapply(methods, function(m) as.numeric(attr(svyciprop(~yes, design, method = m), "ci")))
  names(out) <- methods
  c(out, list(likelihood = likelihood(design)))
}
glm <- function(m) list(coef = as.numeric(coef(m)), se = as.numeric(SE(m)), df = m$df.residual)
chisq <- function(design) {
  f <- svychisq(~yes + size, design)
  c1 <- svychisq(~yes + size, design, statistic = "Chisq")
  list(f = as.numeric(f$statistic), df = as.numeric(f$parameter), p = as.numeric(f$p.value),
    pearson = as.numeric(c1$statistic), p1 = as.numeric(c1$p.value))
}
quant <- function(design) {
  q <- svyquantile(~y, design, c(0.25, 0.5, 0.75))$y
  list(estimate = as.numeric(q[, 1]), lower = as.numeric(q[, 2]), upper = as.numeric(q[, 3]), se = as.numeric(q[, 4]))
}
sizes <- c(small = 340, middle = 310, large = 300)
uses <- c(`0` = 400, `1` = 550)
post <- postStratify(one, ~size, data.frame(size = names(sizes), Freq = as.numeric(sizes)))
raked <- calibrate(one, list(~size, ~used),
  list(data.frame(size = names(sizes), Freq = as.numeric(sizes)), data.frame(used = c(0, 1), Freq = as.numeric(uses))),
  calfun = "raking", epsilon = 1e-12)
lin <- calibrate(one, ~x, c(`(Intercept)` = 950, x = 4900))
expo <- calibrate(one, ~x, c(`(Intercept)` = 950, x = 4900), calfun = "raking", epsilon = 1e-12)
jk <- as.svrepdesign(one, type = "JKn")
jkpost <- postStratify(jk, ~size, data.frame(size = names(sizes), Freq = as.numeric(sizes)))
flat <- svydesign(id = ~psu, weights = ~w, data = d)
jk1 <- as.svrepdesign(flat, type = "JK1")
alone <- d
alone$stratum[alone$psu == 1] <- "alone"
lonely <- function(policy) {
  options(survey.lonely.psu = policy)
  s <- svydesign(id = ~psu, strata = ~stratum, weights = ~w, data = alone)
  list(mean = as.numeric(SE(svymean(~y, s))), total = as.numeric(SE(svytotal(~y, s))))
}
sub <- subset(one, used == 1)
out <- list(
  data = as.list(d),
  totals = list(size = as.list(sizes), used = as.list(uses), x = 4900, rows = 950),
  two = list(mean = est(svymean(~y, two), degf(two)), total = est(svytotal(~y, two), degf(two)),
    ratio = { r <- svyratio(~y, ~x, two); list(estimate = as.numeric(coef(r)), se = as.numeric(SE(r))) },
    deff = as.numeric(deff(svymean(~y, two, deff = TRUE))), degf = degf(two), proportion = prop(two),
    quantile = quant(two), chisq = chisq(two), linear = glm(svyglm(y ~ x + used, two)),
    logistic = glm(suppressWarnings(svyglm(yes ~ x, two, family = quasibinomial(), control = list(epsilon = 1e-14)))),
    used = est(svymean(~y, subset(two, used == 1)), degf(subset(two, used == 1)))),
  one = list(mean = est(svymean(~y, one), degf(one)), deff = as.numeric(deff(svymean(~y, one, deff = TRUE))),
    proportion = prop(one), quantile = quant(one), chisq = chisq(one),
    used = c(est(svymean(~y, sub), degf(sub)), degf = degf(sub)),
    post = list(mean = as.numeric(coef(svymean(~y, post))), se = as.numeric(SE(svymean(~y, post))), total = as.numeric(SE(svytotal(~y, post)))),
    raked = list(mean = as.numeric(coef(svymean(~y, raked))), se = as.numeric(SE(svymean(~y, raked))), total = as.numeric(SE(svytotal(~y, raked)))),
    linear = list(mean = as.numeric(coef(svymean(~y, lin))), se = as.numeric(SE(svymean(~y, lin))), total = as.numeric(SE(svytotal(~y, lin)))),
    exponential = list(mean = as.numeric(coef(svymean(~y, expo))), se = as.numeric(SE(svymean(~y, expo))), total = as.numeric(SE(svytotal(~y, expo)))),
    jkn = list(mean = as.numeric(SE(svymean(~y, jk))), ratio = as.numeric(SE(svyratio(~y, ~x, jk))), post = as.numeric(SE(svymean(~y, jkpost)))),
    jk1 = as.numeric(SE(svymean(~y, jk1)))),
  lonely = list(certainty = lonely("certainty"), adjust = lonely("adjust")))
cat(jsonlite::toJSON(out, digits = I(17), auto_unbox = TRUE))
