# Writes reference.json: what R's survey package says of respondents.csv and frame.csv. Run in this folder: Rscript reference.R
# A share of exactly 0 or 1 has no interval in svyciprop: its low, high and n_eff are left out.
suppressMessages(library(survey))

frame <- read.csv("frame.csv")
people <- read.csv("respondents.csv", colClasses = "character")
place <- match(people$region, frame$region)
people$frame <- frame$clients[place]
people$w <- frame$clients[place] / frame$respondents[place]
people$ws <- people$w * as.numeric(people$services)
clients <- svydesign(ids = ~1, strata = ~region, weights = ~w, fpc = ~frame, data = people)
services <- svydesign(ids = ~1, strata = ~region, weights = ~ws, data = people)

line <- function(id, region, found) {
  numbers <- found[!sapply(found, is.null)]
  paste0('{"id": "', id, '", "region": "', region, '", ',
    paste0('"', names(numbers), '": ', sprintf("%.17g", unlist(numbers)), collapse = ", "), "}")
}

share <- function(design, column, wanted, inside) {
  design <- update(design, hit = as.numeric(design$variables[[column]] %in% wanted))[inside, ]
  found <- svymean(~hit, design)
  est <- as.vector(coef(found)); v <- as.vector(vcov(found))
  if (est == 0 || est == 1) return(list(estimate = est, se = sqrt(v), n = sum(inside)))
  ci <- as.vector(attr(svyciprop(~hit, design, method = "beta"), "ci"))
  list(estimate = est, se = sqrt(v), low = ci[1], high = ci[2], n = sum(inside), n_eff = est * (1 - est) / v)
}

average <- function(design, inside) {
  design <- update(design, mark = suppressWarnings(as.numeric(design$variables$q2)))[inside, ]
  found <- svymean(~mark, design)
  centre <- as.vector(coef(found)); v <- as.vector(vcov(found))
  ci <- as.vector(confint(found, df = degf(design)))
  spread <- as.vector(coef(svymean(~square, update(design, square = (mark - centre)^2))))
  list(estimate = centre, se = sqrt(v), low = ci[1], high = ci[2], n = sum(inside), n_eff = spread / v)
}

said <- c("yes", "no", "dk", "refused")
lines <- character()
for (region in c("", frame$region)) {
  here <- if (region == "") rep(TRUE, nrow(people)) else people$region == region
  for (question in c("q1", "q3", "q4")) for (answer in said)
    lines <- c(lines, line(paste("audit", question, answer, sep = "."), region,
      share(clients, question, answer, here & people[[question]] != "")))
  for (answer in c("dk", "refused"))
    lines <- c(lines, line(paste0("audit.q2.", answer), region, share(clients, "q2", answer, here & people$q2 != "")))
  marked <- here & people$q2 %in% as.character(1:5)
  for (mark in as.character(1:5)) lines <- c(lines, line(paste0("audit.q2.", mark), region, share(clients, "q2", mark, marked)))
  lines <- c(lines, line("audit.q2.top", region, share(clients, "q2", c("4", "5"), marked)))
  lines <- c(lines, line("audit.q2.mean", region, average(clients, marked)))
}
lines <- c(lines, line("audit.q1.services", "", share(services, "q1", "yes", rep(TRUE, nrow(people)))))
writeLines(c("[", paste(lines, collapse = ",\n"), "]"), "reference.json")
cat(length(lines), "figures;", R.version.string, "; survey", as.character(packageVersion("survey")), "\n")
