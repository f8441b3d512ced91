@echo off
rem Run by the Windows Task Scheduler: check, and an entry in the event log when something is wrong.
setlocal
set "told=%TEMP%\connwatch-check.txt"
rem call: what npm installs is a batch file itself.
call connwatch check "%USERPROFILE%\purview-logs" > "%told%"
if not errorlevel 1 exit /b 0
set /p line=<"%told%"
eventcreate /t WARNING /id 100 /l APPLICATION /so connwatch /d "%line%" > nul
exit /b 1
