@echo off
rem Runs Harmonia Smoke with the Java runtime that lies beside this script. Needs no Java.
rem   SMOKE_JAVA_OPTS  more options for the JVM, for example -Xmx1g
setlocal DisableDelayedExpansion
rem Meant for the Java programs of whoever is logged in; it must not change what this one finds.
set JAVA_TOOL_OPTIONS=
set JDK_JAVA_OPTIONS=
set _JAVA_OPTIONS=
set CLASSPATH=
set "CACHE=-Xshare:auto"
if exist "%~dp0lib\harmonia-smoke.aot" set "CACHE=-XX:AOTCache=%~dp0lib\harmonia-smoke.aot"
"%~dp0runtime\bin\java.exe" -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable "%CACHE%" %SMOKE_JAVA_OPTS% -jar "%~dp0lib\harmonia-smoke.jar" %*
exit /b %ERRORLEVEL%
