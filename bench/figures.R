# The figures of bench/figures.py by R's survey package: Rscript figures.R sample.csv figures.csv
# Reading the file is not timed.
suppressMessages(library(survey))
options(survey.lonely.psu = "adjust")
files <- commandArgs(trailingOnly = TRUE)
people <- read.csv(files[1], colClasses = c(q1 = "character", q2 = "character", q3 = "character", q4 = "character"))

started <- proc.time()[["elapsed"]]
people$w <- people$frame / ave(people$m, people$region, FUN = length)
people$wm <- people$w * people$m
people$mark <- suppressWarnings(as.numeric(people$q2))
people$mark[is.na(people$mark)] <- 0
clients <- svydesign(ids = ~1, strata = ~region, weights = ~w, fpc = ~frame, data = people)
services <- svydesign(ids = ~1, strata = ~region, weights = ~wm, data = people)

out <- list()
keep <- function(id, region, estimate, se, low, high)
  out[[length(out) + 1]] <<- data.frame(id, region, estimate, se, low, high)

one_share <- function(id, design, region) {
  found <- svyciprop(~hit, design, method = "beta")
  ci <- attr(found, "ci")
  keep(id, region, as.vector(found), sqrt(as.vector(attr(found, "var"))), ci[1], ci[2])
}

one_mean <- function(design, region) {
  found <- svymean(~mark, design)
  ci <- confint(found, df = degf(design))
  keep("q2.mean", region, as.vector(coef(found)), as.vector(SE(found)), ci[1], ci[2])
}

within <- function(design, name) design[design$variables$region == name, ]
regions <- sort(unique(people$region))

for (question in c("q1", "q2", "q3", "q4")) {
  asked <- clients[people[[question]] != "", ]
  for (region in c("", regions)) {
    design <- if (region == "") asked else within(asked, region)
    if (question == "q2") {
      marked <- design[!(design$variables$q2 %in% c("dk", "refused")), ]
      one_mean(marked, region)
      for (wanted in c("1", "2", "3", "4", "5"))
        one_share(paste0("q2.", wanted), update(marked, hit = as.numeric(q2 == wanted)), region)
      one_share("q2.top", update(marked, hit = as.numeric(q2 %in% c("4", "5"))), region)
      said <- c("dk", "refused")
    } else said <- c("yes", "no", "dk", "refused")
    for (answer in said) {
      hit <- as.numeric(design$variables[[question]] == answer)
      one_share(paste0(question, ".", answer), update(design, hit = hit), region)
    }
  }
}
one_share("q1.services", update(services, hit = as.numeric(q1 == "yes")), "")
seconds <- proc.time()[["elapsed"]] - started
write.csv(do.call(rbind, out), files[2], row.names = FALSE)
cat(seconds, "\n")
