# Writes reference.json: what R's survey package says of sample.csv, frame.csv and margins.csv.
# Run in this folder: Rscript reference.R (r-base-core, r-cran-survey and its r-cran-mass).
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")

frame <- read.csv("frame.csv")
drawn <- read.csv("sample.csv", colClasses = c(q1 = "character", q2 = "character", q3 = "character", q4 = "character"))
people <- drawn[drawn$responded == 1, ]
people$frame <- frame$clients[match(people$region, frame$region)]
people$w <- people$frame / ave(people$m, people$region, FUN = length)
people$wm <- people$w * people$m
people$row <- seq_len(nrow(people))
people$reached <- 1 / people$w
people$mark <- suppressWarnings(as.numeric(people$q2))
people$mark[is.na(people$mark)] <- 0 # outside the domain, where it counts with zero

designs <- list(
  clients = svydesign(ids = ~1, strata = ~region, weights = ~w, fpc = ~frame, data = people),
  services = svydesign(ids = ~1, strata = ~region, weights = ~wm, data = people)
)

# Raked to region, service and legal form of the frame.
margins <- read.csv("margins.csv")
clients_in <- function(margin) {
  found <- margins[margins$margin == margin, ]
  found[order(found$category), ]
}
regions <- frame[order(frame$region), ]
services <- clients_in("service")
legal <- clients_in("legal")
population <- c(sum(regions$clients), regions$clients[-1], services$clients[-1], legal$clients[-1])
names(population) <- c("(Intercept)", paste0("region", regions$region[-1]), paste0("service", services$category[-1]),
                       paste0("legal", legal$category[-1]))
designs$raked <- calibrate(designs$clients, ~region + service + legal, population, calfun = "raking",
                           epsilon = 1e-13, maxit = 200)

number <- function(x) ifelse(is.nan(x) | is.na(x), "NaN", ifelse(is.infinite(x), "Infinity", sprintf("%.17g", x)))
word <- function(x) paste0('"', x, '"')

# At 0 and 100 % svyciprop has no answer; the interval is then Clopper-Pearson with n_eff = (n - 1) / (1 - f).
alike_size <- function(design, name, inside, n) {
  if (name == "services") return(n - 1)
  w <- weights(design)
  f <- sum(w * people$reached[if (length(w) == length(inside)) TRUE else inside]) / sum(w)
  if (f > 1 - 1e-12) Inf else (n - 1) / (1 - f)
}

# A subset of a calibrated design keeps all its rows, and svyciprop takes their number for n; here n is the domain's.
beta_interval <- function(design, name, n, est, v) {
  if (name != "raked" || n == nrow(people)) return(as.vector(attr(svyciprop(~hit, design, method = "beta"), "ci")))
  n_eff <- est * (1 - est) / v * (qt(0.025, n - 1) / qt(0.025, degf(design)))^2
  c(qbeta(0.025, n_eff * est, n_eff * (1 - est) + 1), qbeta(0.975, n_eff * est + 1, n_eff * (1 - est)))
}

share <- function(design, name, inside, n, hits) {
  p <- svymean(~hit, design)
  est <- as.vector(coef(p)); v <- as.vector(vcov(p))
  if (hits == 0 || hits == n) {
    est <- as.numeric(hits == n); v <- 0
    n_eff <- alike_size(design, name, inside, n)
    a <- n_eff * est; b <- n_eff * (1 - est)
    ci <- c(if (hits == 0) 0 else if (is.infinite(n_eff)) 1 else qbeta(0.025, a, b + 1),
            if (hits == n) 1 else if (is.infinite(n_eff)) 0 else qbeta(0.975, a + 1, b))
    if (n_eff == 0) ci <- c(0, 1)
  } else if (v == 0) {
    n_eff <- Inf
    ci <- c(est, est)
  } else {
    n_eff <- est * (1 - est) / v
    ci <- beta_interval(design, name, n, est, v)
  }
  list(estimate = est, se = sqrt(v), low = ci[1], high = ci[2], n_eff = n_eff)
}

t_interval <- function(found, design) if (degf(design) < 1) c(NaN, NaN) else as.vector(confint(found, df = degf(design)))

average <- function(design, name, inside, n) {
  found <- svymean(~mark, design)
  centre <- as.vector(coef(found))
  ci <- t_interval(found, design)
  spread <- as.vector(coef(svymean(~square, update(design, square = (mark - centre)^2))))
  v <- as.vector(vcov(found))
  alike <- length(unique(people$mark[inside])) == 1
  n_eff <- if (alike) alike_size(design, name, inside, n) else if (v == 0) Inf else spread / v
  list(estimate = centre, se = sqrt(v), low = ci[1], high = ci[2], n_eff = n_eff)
}

sum_of <- function(design, name, inside, n, hits) {
  found <- svytotal(~hit, design)
  ci <- t_interval(found, design)
  list(estimate = as.vector(coef(found)), se = sqrt(as.vector(vcov(found))), low = ci[1], high = ci[2],
       n_eff = share(design, name, inside, n, hits)$n_eff)
}

# R's own design effect, against simple random sampling with replacement.
effect <- function(design, hits, n) if (hits == 0 || hits == n) NaN else as.vector(deff(svymean(~hit, design, deff = "replace")))

figure <- function(name, question, answer, by, level) {
  design <- designs[[name]]
  inside <- if (by == "country") rep(TRUE, nrow(people)) else people[[by]] == level
  if (question != "q1") inside <- inside & people$q1 == "yes"
  n <- sum(inside)
  found <- list(estimate = NaN, se = NaN, low = NaN, high = NaN, n_eff = 0)
  df <- 0; kish <- NaN; deff <- NaN
  if (n > 0) {
    wanted <- switch(answer, top = c("4", "5"), total = "no", answer)
    hit <- as.numeric(people[[question]] %in% wanted)
    hits <- sum(hit[inside])
    design <- update(design, hit = hit)[inside, ]
    found <- switch(answer, mean = average(design, name, inside, n), total = sum_of(design, name, inside, n, hits),
                    share(design, name, inside, n, hits))
    if (answer != "mean") deff <- effect(design, hits, n)
    df <- degf(design)
    w <- weights(design)
    kish <- n * sum(w^2) / sum(w)^2
  }
  paste0("{", paste(
    paste0('"design": ', word(name)), paste0('"question": ', word(question)), paste0('"answer": ', word(answer)),
    paste0('"by": ', word(by)), paste0('"level": ', word(level)),
    paste0('"estimate": ', number(found$estimate)), paste0('"se": ', number(found$se)),
    paste0('"low": ', number(found$low)), paste0('"high": ', number(found$high)), paste0('"n": ', n),
    paste0('"n_eff": ', number(found$n_eff)), paste0('"df": ', df), paste0('"kish": ', number(kish)),
    paste0('"deff": ', number(deff)),
    sep = ", "), "}")
}

said <- c("yes", "no", "dk", "refused")
asked <- rbind(
  data.frame(question = "q1", answer = c(said, "total")),
  data.frame(question = "q2", answer = c("mean", "1", "2", "3", "4", "5", "top")),
  data.frame(question = "q3", answer = said),
  data.frame(question = "q4", answer = said)
)
domains <- rbind(
  data.frame(by = "country", level = "all"),
  data.frame(by = "region", level = sort(unique(frame$region))),
  data.frame(by = "service", level = sort(unique(drawn$service)))
)

lines <- character()
for (name in c("clients", "raked")) for (d in seq_len(nrow(domains))) {
  if (name == "raked" && domains$by[d] == "region") next
  for (a in seq_len(nrow(asked)))
    lines <- c(lines, figure(name, asked$question[a], asked$answer[a], domains$by[d], domains$level[d]))
}
for (a in c(said, "total")) lines <- c(lines, figure("services", "q1", a, "country", "all"))
writeLines(c("[", paste(lines, collapse = ",\n"), "]"), "reference.json")
figures <- length(lines)

# Late against early respondents of one wave, and this wave against one whose respondents were the early ones.
contrast <- function(kind, name, answer, design, second) {
  value <- if (answer == "mean") people$mark else as.numeric(people$q1 == answer)
  design <- update(design, value = value[row], second = second)
  if (answer == "mean") design <- subset(design, q1 == "yes")
  parts <- svytotal(~I(value * second) + I(1 * second) + I(value * (1 - second)) + I(1 - second), design)
  names(parts) <- c("sum2", "size2", "sum1", "size1")
  found <- svycontrast(parts, quote(sum2 / size2 - sum1 / size1))
  ci <- as.vector(confint(found, df = degf(design)))
  paste0("{", paste(
    paste0('"kind": ', word(kind)), paste0('"design": ', word(name)), paste0('"answer": ', word(answer)),
    paste0('"estimate": ', number(as.vector(coef(found)))), paste0('"se": ', number(as.vector(SE(found)))),
    paste0('"low": ', number(ci[1])), paste0('"high": ', number(ci[2])), paste0('"df": ', degf(design)),
    sep = ", "), "}")
}

early <- people[people$late == 0, ]
early$w <- early$frame / ave(early$m, early$region, FUN = length)
both <- rbind(cbind(early, wave = 1), cbind(people, wave = 2))
both$stratum <- paste(both$wave, both$region)
waves <- svydesign(ids = ~1, strata = ~stratum, weights = ~w, fpc = ~frame, data = both)

lines <- character()
for (answer in c("yes", "no", "dk", "mean")) {
  for (name in c("clients", "raked"))
    lines <- c(lines, contrast("lateness", name, answer, designs[[name]], people$late))
  lines <- c(lines, contrast("change", "clients", answer, waves, both$wave - 1))
}
writeLines(c("[", paste(lines, collapse = ",\n"), "]"), "comparisons.json")
cat(figures, "figures,", length(lines), "comparisons;", R.version.string, "; survey", as.character(packageVersion("survey")), "\n")
