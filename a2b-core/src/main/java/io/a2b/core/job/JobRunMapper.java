package io.a2b.core.job;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface JobRunMapper {
    String SELECT = "select sequence, job, state, started_at, ended_at, subjects, failures, failure"
            + " from a2b_job_run";

    @Insert("insert into a2b_job_run (job, state, started_at) values (#{job}, 'RUNNING', #{at})")
    void insert(@Param("job") String job, @Param("at") Instant at);

    /** Whoever starts a run leads, so one that is still running has lost its node. */
    @Update("update a2b_job_run set state = 'LOST' where job = #{job} and state = 'RUNNING'")
    void loseRunning(String job);

    @Select(SELECT + " where job = #{job} order by sequence desc limit 1")
    Optional<JobRunRow> newest(String job);

    @Update("""
            update a2b_job_run set state = #{state}, ended_at = #{endedAt}, subjects = #{subjects},
                   failures = #{failures}, failure = #{failure}
             where sequence = #{sequence} and state = 'RUNNING'""")
    int end(JobRunRow ended);

    @Insert("insert into a2b_job_run_sum (run, currency, amount_micros)"
            + " values (#{run}, #{currency}, #{micros})")
    void insertSum(
            @Param("run") long run,
            @Param("currency") String currency,
            @Param("micros") long micros);

    @Select("select currency, amount_micros from a2b_job_run_sum where run = #{run}"
            + " order by currency")
    List<JobRunRow.SumRow> sums(long run);

    @Select(SELECT + " where sequence = #{run}")
    JobRunRow get(long run);

    @Select(SELECT + " order by sequence desc limit #{limit}")
    List<JobRunRow> latest(int limit);

    @Select(SELECT + " where job = #{job} order by sequence desc limit #{limit}")
    List<JobRunRow> latestOf(@Param("job") String job, @Param("limit") int limit);

    @Delete("delete from a2b_job_run_sum where run in"
            + " (select sequence from a2b_job_run where started_at < #{before})")
    void forgetSums(Instant before);

    @Delete("delete from a2b_job_run where started_at < #{before}")
    void forget(Instant before);
}
