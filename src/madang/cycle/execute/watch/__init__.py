"""Looking at works: the monitoring group, residents, and reports of waste whose reporters nobody learns."""
