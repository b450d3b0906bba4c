# Writes reference.json: what R's survey package says of sample.csv and frame.csv. Run in this folder: Rscript reference.R
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")

frame <- read.csv("frame.csv")
drawn <- read.csv("sample.csv", colClasses = c(q1 = "character", q2 = "character", q3 = "character", q4 = "character"))
people <- drawn[drawn$responded == 1, ]
people$frame <- frame$clients[match(people$region, frame$region)]
people$w <- people$frame / ave(people$m, people$region, FUN = length)
people$wm <- people$w * people$m
people$mark <- suppressWarnings(as.numeric(people$q2))

designs <- list(
  clients = svydesign(ids = ~1, strata = ~region, weights = ~w, fpc = ~frame, data = people),
  services = svydesign(ids = ~1, strata = ~region, weights = ~wm, data = people)
)

number <- function(x) ifelse(is.nan(x) | is.na(x), "NaN", ifelse(is.infinite(x), "Infinity", sprintf("%.17g", x)))
word <- function(x) paste0('"', x, '"')

# At 0 and 100 % svyciprop has no answer; the interval is then Clopper-Pearson with n_eff = (n - 1) / (1 - f).
alike_size <- function(design, name, n) {
  if (name == "services") return(n - 1)
  f <- n / sum(weights(design))
  if (f > 1 - 1e-12) Inf else (n - 1) / (1 - f)
}

share <- function(design, name, n) {
  p <- svymean(~hit, design)
  est <- as.vector(coef(p)); v <- as.vector(vcov(p))
  hits <- sum(design$variables$hit)
  if (hits == 0 || hits == n) {
    n_eff <- alike_size(design, name, n)
    a <- n_eff * est; b <- n_eff * (1 - est)
    ci <- c(if (hits == 0) 0 else if (is.infinite(n_eff)) 1 else qbeta(0.025, a, b + 1),
            if (hits == n) 1 else if (is.infinite(n_eff)) 0 else qbeta(0.975, a + 1, b))
    if (n_eff == 0) ci <- c(0, 1)
  } else if (v == 0) {
    n_eff <- Inf
    ci <- c(est, est)
  } else {
    n_eff <- est * (1 - est) / v
    ci <- as.vector(attr(svyciprop(~hit, design, method = "beta"), "ci"))
  }
  list(estimate = est, se = sqrt(v), low = ci[1], high = ci[2], n_eff = n_eff)
}

average <- function(design, name, n) {
  found <- svymean(~mark, design)
  centre <- as.vector(coef(found))
  ci <- if (degf(design) < 1) c(NaN, NaN) else as.vector(confint(found, df = degf(design)))
  spread <- as.vector(coef(svymean(~square, update(design, square = (mark - centre)^2))))
  v <- as.vector(vcov(found))
  n_eff <- if (length(unique(design$variables$mark)) == 1) alike_size(design, name, n) else if (v == 0) Inf else spread / v
  list(estimate = centre, se = sqrt(v), low = ci[1], high = ci[2], n_eff = n_eff)
}

figure <- function(name, question, answer, by, level) {
  design <- designs[[name]]
  inside <- if (by == "country") rep(TRUE, nrow(people)) else people[[by]] == level
  if (question != "q1") inside <- inside & people$q1 == "yes"
  n <- sum(inside)
  found <- list(estimate = NaN, se = NaN, low = NaN, high = NaN, n_eff = 0)
  df <- 0; kish <- NaN
  if (n > 0) {
    wanted <- if (answer == "top") c("4", "5") else answer
    design <- update(design, hit = as.numeric(people[[question]] %in% wanted))[inside, ]
    found <- if (answer == "mean") average(design, name, n) else share(design, name, n)
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
    sep = ", "), "}")
}

said <- c("yes", "no", "dk", "refused")
asked <- rbind(
  data.frame(question = "q1", answer = said),
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
for (d in seq_len(nrow(domains))) for (a in seq_len(nrow(asked)))
  lines <- c(lines, figure("clients", asked$question[a], asked$answer[a], domains$by[d], domains$level[d]))
for (a in said) lines <- c(lines, figure("services", "q1", a, "country", "all"))
writeLines(c("[", paste(lines, collapse = ",\n"), "]"), "reference.json")
cat(length(lines), "figures;", R.version.string, "; survey", as.character(packageVersion("survey")), "\n")
